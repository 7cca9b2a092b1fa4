"""An authority of our own, and the certificate with which an engine and its users show themselves over TLS."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.services.processes import find_program, search_path


def make_certificates(folder: Path) -> None:
    """ca.pem, key.pem and cert.pem, as DOCKER_CERT_PATH wants them; they serve 127.0.0.1, 127.0.0.2 and clients."""
    openssl = find_program("openssl", package="openssl")
    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1,IP:127.0.0.2\n")

    def run(*arguments: str) -> None:
        environment = {**os.environ, "PATH": search_path()}
        subprocess.run([openssl, *arguments], check=True, capture_output=True, cwd=folder, env=environment)

    run("req", "-x509", *new_key, "-days", "2", "-subj", "/CN=authority", "-keyout", "ca-key.pem", "-out", "ca.pem")
    run("req", *new_key, "-subj", "/CN=engine", "-keyout", "key.pem", "-out", "request.pem")
    signed_by = ["-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial", "-days", "2", "-extfile", "names"]
    run("x509", "-req", "-in", "request.pem", *signed_by, "-out", "cert.pem")
