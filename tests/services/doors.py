"""Another way to an engine than its socket: TCP with TLS."""

from __future__ import annotations

import asyncio
import os
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
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


@asynccontextmanager
async def tls_door(host: str, folder: Path, *, address: str = "127.0.0.1") -> AsyncIterator[int]:
    """A port of this machine that leads to the engine's socket, for clients whom its authority has certified."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    context.load_verify_locations(folder / "ca.pem")
    context.verify_mode = ssl.CERT_REQUIRED

    visits: set[asyncio.Task[None]] = set()

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_unix_connection(host.removeprefix("unix://"))
        await asyncio.gather(_copy(reader, inner_writer), _copy(inner_reader, writer))

    def enter(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visits.add(asyncio.create_task(relay(reader, writer)))

    server = await asyncio.start_server(enter, address, 0, ssl=context)
    async with server:
        yield server.sockets[0].getsockname()[1]
    await asyncio.gather(*visits)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError, ssl.SSLError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()
    with suppress(OSError, ssl.SSLError):
        await writer.wait_closed()
