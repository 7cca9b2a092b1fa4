"""An SSH server of our own on loopback, and the settings of a user who may log in there: nothing of the machine's."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.services.processes import Program, find_program, free_port, search_path, start, wait_until

NAME = "engine-host"
"""What the user's SSH settings call the server."""


class SshServer:
    """A server on `port` that lets this user in with the key in the folder `client`, which also has the settings."""

    def __init__(self, folder: Path, port: int) -> None:
        self.client = folder / "client"
        self.port = port
        self._folder = folder
        self._program: Program | None = None

    def start(self) -> None:
        sshd = find_program("sshd", package="openssh-server")
        command: list[str | Path] = [sshd, "-D", "-e", "-f", self._folder / "sshd_config"]
        environment = {**os.environ, "PATH": search_path()}
        self._program = start(command, log=self._folder / "sshd.log", environment=environment)
        wait_until(self._listens, "port of the SSH server", program=self._program)

    def stop(self) -> None:
        """The server and every connection to it."""
        if self._program is not None:
            self.hang_up()
            self._program.stop()
            self._program = None

    def hang_up(self) -> int:
        """Kill the server's side of every connection; how many there were."""
        assert self._program is not None
        sessions = psutil.Process(self._program.popen.pid).children(recursive=True)
        for session in sessions:
            session.kill()
        psutil.wait_procs(sessions, timeout=10)
        return len(sessions)

    @contextmanager
    def offline(self) -> Iterator[None]:
        """Nothing listens inside the with block, and every connection is gone."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def program(self, folder: Path) -> None:
        """Put an `ssh` into *folder* that knows nothing but these settings."""
        ssh = find_program("ssh", package="openssh-client")
        path = folder / "ssh"
        path.write_text(f'#!/bin/sh\nexec {ssh} -F {self.client}/config "$@"\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def know(self, key: Path) -> None:
        """Let the user know the server by *key*, a public one."""
        (self.client / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {key.read_text()}")

    def forget(self) -> None:
        """Let the user not know the server."""
        (self.client / "known_hosts").write_text("")

    def admit(self, key: Path | None) -> None:
        """Let whoever has *key* in, or nobody."""
        allowed = self._folder / "authorized_keys"
        allowed.write_text(key.read_text() if key else "")
        allowed.chmod(0o600)

    @property
    def host_key(self) -> Path:
        return self._folder / "host_key.pub"

    @property
    def user_key(self) -> Path:
        return self.client / "key.pub"

    def _listens(self) -> bool:
        return b"Server listening" in (self._folder / "sshd.log").read_bytes()


@contextmanager
def ssh_server() -> Iterator[SshServer]:
    """Raises Unavailable where OpenSSH is not installed."""
    find_program("sshd", package="openssh-server")
    with TemporaryDirectory(prefix="orca-sshd-") as name:
        folder = Path(name)
        server = SshServer(folder, free_port())
        server.client.mkdir(mode=0o700)
        make_key(folder / "host_key")
        make_key(server.client / "key")
        server.know(server.host_key)
        server.admit(server.user_key)
        _write_settings(server, folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def make_key(path: Path) -> None:
    """A new key, with its public half beside it."""
    keygen = find_program("ssh-keygen", package="openssh-client")
    subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", path], check=True, capture_output=True)


def _write_settings(server: SshServer, folder: Path) -> None:
    if os.geteuid() == 0:  # where Debian's sshd locks in what it trusts least
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    (folder / "sshd_config").write_text(
        f"Port {server.port}\nListenAddress 127.0.0.1\nHostKey {folder}/host_key\nPidFile none\nUsePAM no\n"
        f"AuthorizedKeysFile {folder}/authorized_keys\nPasswordAuthentication no\nStrictModes no\n"
        "PermitRootLogin prohibit-password\nMaxStartups 50\n"
    )
    (server.client / "config").write_text(
        f"Host {NAME}\n  HostName 127.0.0.1\n  Port {server.port}\n  User {getuser()}\n"
        f"  IdentityFile {server.client}/key\n  IdentitiesOnly yes\n  IdentityAgent none\n"
        f"  UserKnownHostsFile {server.client}/known_hosts\n  GlobalKnownHostsFile /dev/null\n"
        "  StrictHostKeyChecking yes\n"
    )
