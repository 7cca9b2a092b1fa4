"""Programs of npm for the tests: installed by a lock file with hashes, once a machine, and without their scripts."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import platformdirs

from tests.services.processes import Unavailable, find_program

INSTALL_SECONDS = 600
_NAMED = ("package.json", "package-lock.json")


def node_program() -> str:
    """The full path of Node.js. Raises Unavailable."""
    return find_program("node", package="nodejs")


def npm_folder(source: Path) -> Path:
    """Where the packages that *source* locks are installed, with its scripts (`*.mjs`) beside them.

    *source* has package.json and package-lock.json. Raises Unavailable where they cannot be had.
    """
    cache = Path(platformdirs.user_cache_dir("orca-desktop-tests", appauthor=False))
    key = hashlib.sha256(b"".join((source / name).read_bytes() for name in _NAMED)).hexdigest()
    place = cache / f"{source.name}-{key[:16]}"
    if not place.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        _install(source, place)
    for script in source.glob("*.mjs"):
        _bring(script, place)
    return place


def _install(source: Path, place: Path) -> None:
    npm = find_program("npm", package="npm")
    with TemporaryDirectory(dir=place.parent) as folder:
        made = Path(folder, "made")
        made.mkdir()
        for name in _NAMED:
            shutil.copy(source / name, made)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
        try:
            done = subprocess.run(command, cwd=made, capture_output=True, text=True, timeout=INSTALL_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise Unavailable(f"npm did not install the packages of {source.name} in {INSTALL_SECONDS} s") from error
        if done.returncode != 0:
            raise Unavailable(f"npm could not install the packages of {source.name}:\n{done.stderr[-2_000:]}")
        with suppress(OSError):  # another process of the tests was quicker
            made.rename(place)


def _bring(script: Path, place: Path) -> None:
    """A copy of the script, in one step: another process of the tests may be starting the one before."""
    part = place / f"{script.name}.{os.getpid()}"
    shutil.copy(script, part)
    part.replace(place / script.name)
