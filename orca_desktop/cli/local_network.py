"""Starts the local network as a process of its own, and makes sure that it ends with us."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator

import msgspec

from orca_desktop.bootstrap import Network
from orca_desktop.domain.errors import NetworkUnreachable
from orca_desktop.domain.tasks import TaskId

STOP_SECONDS = 5.0


class OfferedTask(msgspec.Struct, frozen=True):
    id: TaskId
    name: str
    state: str


class Announcement(msgspec.Struct, frozen=True):
    """The first line that `orca-desktop localnet --json` prints."""

    rpc: str
    gateway: str
    store: str
    tasks: list[OfferedTask]
    slot_ms: float

    @property
    def network(self) -> Network:
        return Network(servers=(self.rpc,), gateways=(f"{self.gateway}/ipfs/{{cid}}/{{file}}",), store=self.store)

    @property
    def sample(self) -> TaskId:
        return self._in_state("sample")

    @property
    def token_sample(self) -> TaskId:
        """The task like the sample that pays in a token."""
        return self._in_state("token sample")

    def _in_state(self, state: str) -> TaskId:
        return next(task.id for task in self.tasks if task.state == state)


@contextlib.contextmanager
def local_network(*, slot_ms: float, seed: int) -> Iterator[Announcement]:
    """Raises NetworkUnreachable when it does not start."""
    # It ends when its standard input does: also when this process is killed and can tidy up nothing.
    command = [sys.executable, "-m", "orca_desktop", "localnet", "--json", "--until-stdin-closes"]
    process = subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--slot-ms", str(slot_ms), "--seed", str(seed)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process, process.stdin, process.stdout:
        try:
            yield _announcement(process.stdout.readline())
        finally:
            process.stdin.close()
            _end(process)


def _announcement(line: bytes) -> Announcement:
    try:
        return msgspec.json.decode(line, type=Announcement)
    except msgspec.DecodeError as error:
        raise NetworkUnreachable("The local network", "it did not start; its own message is above") from error


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
