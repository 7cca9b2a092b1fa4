"""The way to an engine behind SSH: the system's own ssh brings the engine's socket here, for this user alone.

The user's configuration, keys and known hosts hold; nothing of them is weakened. See docs/decisions/0005.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from orca_desktop.adapters.docker.ssh_words import NO_PROGRAM, NOT_HERE, TOO_SLOW, Failure, failure_of
from orca_desktop.domain.errors import EngineUnavailable

OPEN_SECONDS = 20.0
"""Until ssh has logged in; its own bound for connecting is shorter."""

PAUSES = (0.0, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before ssh is started again, by how often in a row it has failed."""

STEADY_SECONDS = 10.0
"""What lasts longer is a connection that was lost; what is shorter is one that does not work."""

USUAL_SOCKET = "/var/run/docker.sock"
_FAREWELL_SECONDS = 3.0
_POLL_SECONDS = 0.03
_COMPLAINT_SECONDS = 0.3
_KEPT_LINES = 20
_MAX_LINE = 1_000
# The user's SSH settings may hand them to a shell.
_HOST = re.compile(r"[A-Za-z0-9_:][A-Za-z0-9_.:-]*")
_USER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@+-]*")
_SOCKET = re.compile(r"/[^\x00-\x1f:]+")
_OPTIONS = (
    # Asked by nobody: what needs a question is a failure that is told.
    *("-T", "-x", "-a", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "-o", "ExitOnForwardFailure=yes"),
    # A machine that is gone is noticed after 45 s.
    *("-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=3", "-o", "TCPKeepAlive=yes"),
    # The child is the connection, whatever the user shares or runs by his settings; its end is the connection's end.
    *("-o", "ControlMaster=no", "-o", "ControlPath=none"),
    *("-o", "RemoteCommand=none", "-o", "PermitLocalCommand=no", "-o", "StreamLocalBindMask=0177"),
    # Why a connection through it is refused is written at this level.
    *("-o", "LogLevel=INFO"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SshTarget:
    """What `ssh://user@host:port/socket` names."""

    host: str
    user: str | None
    port: int | None
    socket: str

    @property
    def login(self) -> str:
        return f"{self.user}@{self.host}" if self.user else self.host

    @property
    def arguments(self) -> list[str]:
        user = ["-l", self.user] if self.user else []
        port = ["-p", str(self.port)] if self.port else []
        return [*user, *port]


def ssh_target(url: str) -> SshTarget:
    """Raises EngineUnavailable for what is no address of an engine behind SSH."""
    try:
        parts = urlsplit(url)
        path = unquote(parts.path.rstrip("/")) or USUAL_SOCKET
        user = unquote(parts.username) if parts.username else None
        target = SshTarget(host=_host(parts), user=user, port=parts.port, socket=path)
    except ValueError as error:
        raise _no_address(url) from error
    fits = _HOST.fullmatch(target.host) and (target.user is None or _USER.fullmatch(target.user))
    if not fits or not _SOCKET.fullmatch(target.socket) or parts.password or parts.query or parts.fragment:
        raise _no_address(url)
    return target


class SshTunnel:
    """One ssh that forwards one engine's socket, started when it is first needed and again after it has ended.

    Safe to use from several threads, all of which it may make wait. `attempts` counts how often ssh was started.
    """

    def __init__(self, target: SshTarget) -> None:
        self._target = target
        self._lock = threading.Lock()
        self._folder: Path | None = None
        self._child: _Child | None = None
        self._failed: Failure | None = None
        self._failures = 0
        self._not_before = 0.0
        self.attempts = 0
        self._closed = False

    def socket(self) -> Path:
        """A socket here that leads to the engine; another one after each new connection. Raises EngineUnavailable."""
        with self._lock:
            if self._closed:
                raise EngineUnavailable("the program ends")
            if self._child is not None and not self._child.has_ended():
                return self._child.path
            self._bury_dead()
            if self._failed is not None and time.monotonic() < self._not_before:
                raise self._failed.error(self._target.login)
            try:
                self._child = self._opened()
            except _Failed as error:
                self._note(error.failure)
                raise error.failure.error(self._target.login) from error
            self._failed = None
            return self._child.path

    def complaint(self) -> EngineUnavailable | None:
        """Why a connection through the tunnel was refused on the other side, when ssh has just told."""
        child = self._child
        failure = child.refusal() if child is not None else None
        return failure.error(self._target.login) if failure is not None else None

    def close(self) -> None:
        """End ssh and remove its socket; from now on nothing is started any more."""
        self._closed = True
        if (child := self._child) is not None:
            child.kill()
        with self._lock:
            self._bury()
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)

    def _opened(self) -> _Child:
        if sys.platform == "win32":
            raise _Failed(NOT_HERE)
        program = shutil.which("ssh")
        if program is None:
            raise _Failed(NO_PROGRAM)
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="orca-ssh-"))
        self.attempts += 1
        path = self._folder / f"{self.attempts}.sock"
        target = self._target
        command = [program, *_OPTIONS, *target.arguments, "-L", f"{path}:{target.socket}", "--", target.host, "cat"]
        self._child = child = _Child(command, path)
        try:
            child.wait_until_open(lambda: self._closed)
        except BaseException:
            self._bury()
            raise
        return child

    def _bury_dead(self) -> None:
        """A connection that held for a while is made again at once, others after a pause."""
        if (child := self._child) is not None:
            self._bury()
            if child.held():
                self._failures = 0
            else:
                self._note(child.failure())

    def _bury(self) -> None:
        if (child := self._child) is not None:
            self._child = None
            child.end()

    def _note(self, failure: Failure) -> None:
        self._failures += 1
        self._failed = failure
        self._not_before = time.monotonic() + PAUSES[min(self._failures, len(PAUSES) - 1)]


class _Failed(Exception):
    """The way is closed."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


class _Child:
    """A running ssh. It ends with its input, and so with this program, even where this one is killed."""

    def __init__(self, command: list[str], path: Path) -> None:
        self.path = path
        self._born = time.monotonic()
        self._lines: deque[str] = deque(maxlen=_KEPT_LINES)
        self._news = threading.Condition()
        self._process = subprocess.Popen(  # noqa: S603  the user's own ssh, with checked arguments
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=os.environ | {"LC_ALL": "C"},
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, name="docker ssh", daemon=True)
        self._reader.start()

    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def wait_until_open(self, given_up: Callable[[], bool]) -> None:
        """Wait for the socket, which ssh makes once it has logged in. Raises _Failed."""
        deadline = time.monotonic() + OPEN_SECONDS
        while not self._is_open():
            if self.has_ended():
                raise _Failed(self.failure())
            if given_up() or time.monotonic() > deadline:
                raise _Failed(TOO_SLOW)
            time.sleep(_POLL_SECONDS)

    def refusal(self) -> Failure | None:
        """What ssh has told about a connection that was refused, once; None when it tells nothing within a moment."""
        deadline = time.monotonic() + _COMPLAINT_SECONDS
        with self._news:
            while not (refused := [line for line in self._lines if "open failed" in line]):
                if not self._news.wait(deadline - time.monotonic()):
                    return None
            self._lines.clear()
        return failure_of(refused)

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """Close its input and ask it to end, and wait for that. Idempotent."""
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        self._process.terminate()
        try:
            self._process.wait(_FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(_FAREWELL_SECONDS)
        self.path.unlink(missing_ok=True)

    def _is_open(self) -> bool:
        with closing(socket.socket(socket.AF_UNIX)) as probe, suppress(OSError):
            probe.connect(str(self.path))
            return True
        return False

    def held(self) -> bool:
        """Whether it was there for a while."""
        return time.monotonic() - self._born > STEADY_SECONDS

    def failure(self) -> Failure:
        """Why it has ended."""
        self._reader.join(_FAREWELL_SECONDS)
        with self._news:
            return failure_of(self._lines)

    def _read(self) -> None:
        """In the thread: keep the newest lines of what it writes."""
        assert self._process.stderr is not None
        with self._process.stderr as errors:
            while line := errors.readline(_MAX_LINE):
                with self._news:
                    self._lines.append(line.decode("utf-8", "replace"))
                    self._news.notify_all()


def _host(parts: SplitResult) -> str:
    """As it is written: a name of the user's SSH settings may have capitals."""
    place = parts.netloc.rpartition("@")[2]
    return place[1:].partition("]")[0] if place.startswith("[") else place.partition(":")[0]


def _no_address(url: str) -> EngineUnavailable:
    return EngineUnavailable(
        f"“{url[:100]}” is no address of an engine behind SSH",
        advice="It looks like ssh://user@host:22, with the path of the engine's socket behind it where it is another",
    )
