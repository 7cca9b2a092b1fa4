"""The smallest image that can do something: one program of this machine with the libraries it loads."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from tests.services.processes import find_program


def perl_root() -> bytes:
    """A tar archive for `docker import`: /usr/bin/perl, which prints, sleeps, fails and serves TCP without any module.

    Perl is there on every Debian and Ubuntu. Raises Unavailable elsewhere, when it is not.
    """
    perl = find_program("perl", package="perl-base")
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", dereference=True) as tar:
        tar.add(perl, arcname="usr/bin/perl")
        for library in _libraries(perl):
            tar.add(Path(library).resolve(), arcname=library.lstrip("/"))
    return archive.getvalue()


def _libraries(program: str) -> list[str]:
    """Every path in ldd's answer, the loader's included."""
    answer = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    return [word for word in answer.split() if word.startswith("/")]
