"""Starting, watching and ending the programs that the tests run beside themselves."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

SYSTEM_FOLDERS = ("/usr/local/sbin", "/usr/sbin", "/sbin")
_POLL = 0.05

T = TypeVar("T")


class Unavailable(Exception):
    """A service cannot be offered on this machine. The text says why and what would help."""


class NotReady(Exception):
    """A program ended or stayed silent where the tests need its answer. The text ends with its last log lines."""


def search_path() -> str:
    """PATH with the system folders, which ordinary users of Debian do not have in theirs."""
    return os.pathsep.join([os.environ.get("PATH", os.defpath), *SYSTEM_FOLDERS])


def find_program(name: str, *, package: str) -> str:
    """The full path of a program; Unavailable names the Debian package when it is not installed."""
    found = shutil.which(name, path=search_path())
    if found is None:
        raise Unavailable(f"{name} is not installed (Debian and Ubuntu: the package {package})")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A running program that leads a process group of its own."""

    name: str
    popen: subprocess.Popen[bytes]
    log: Path

    def has_ended(self) -> bool:
        return self.popen.poll() is not None

    def last_lines(self, count: int = 20) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])

    def stop(self, grace: float = 15.0) -> None:
        """Ends the whole group: asks, waits `grace` seconds for the leader, then forces. Does nothing a second time."""
        self._signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(grace)
        self._signal(signal.SIGKILL)
        self.popen.wait()

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.popen.pid, number)


def start(
    argv: Sequence[str | Path],
    *,
    log: Path,
    environment: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    pass_fds: Sequence[int] = (),
) -> Program:
    """Starts `argv` with `stdin` as its whole input; both outputs are added to `log`. The caller stops it."""
    with log.open("ab") as output:
        popen = subprocess.Popen(
            [*_ends_with_us(), *argv],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            pass_fds=pass_fds,
            start_new_session=True,
        )
    assert popen.stdin is not None
    with suppress(BrokenPipeError), popen.stdin as pipe:
        pipe.write(stdin)
    return Program(name=Path(argv[0]).name, popen=popen, log=log)


@contextmanager
def running(
    argv: Sequence[str | Path],
    *,
    log: Path,
    environment: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    pass_fds: Sequence[int] = (),
) -> Iterator[Program]:
    """`start` for the length of a with block."""
    program = start(argv, log=log, environment=environment, stdin=stdin, pass_fds=pass_fds)
    try:
        yield program
    finally:
        program.stop()


def wait_until(
    condition: Callable[[], T | None], what: str, *, program: Program | None = None, within: float = 60.0
) -> T:
    """The first true answer of `condition`. Raises NotReady when `program` ends before, or after `within` seconds."""
    deadline = time.monotonic() + within
    while not (answer := condition()):
        if program is not None and program.has_ended():
            raise NotReady(f"{program.name} ended before {what}:\n{program.last_lines()}")
        if time.monotonic() > deadline:
            raise NotReady(f"no {what} within {within:g} s:\n{program.last_lines() if program else ''}")
        time.sleep(_POLL)
    return answer


def free_port() -> int:
    """A port of loopback that nobody listens on, for programs that cannot choose one themselves."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        return int(listener.getsockname()[1])


def _ends_with_us() -> list[str]:
    """A prefix that ends the program when the test run is killed outright and no clean-up runs any more (Linux)."""
    setpriv = shutil.which("setpriv", path=search_path())
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []
