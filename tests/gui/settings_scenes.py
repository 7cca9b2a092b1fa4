"""What a computer has around a window, to look at and to test with: settings, servers to ask, data. All invented."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from orca_desktop.domain.data_folder import DataFolder, DataPart
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.events import NetworkChanged
from orca_desktop.domain.settings.preferences import Preferences, known
from orca_desktop.domain.settings.setting import Owner, Value
from orca_desktop.domain.settings.table import SERVERS
from orca_desktop.domain.status import EndpointState, EndpointStatus, NetworkStatus
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.services import Around
from orca_desktop.state.store import Store
from tests.gui import scenes, wallet_scenes

MIB = 1024 * 1024
FIRST, SECOND, THIRD = "https://rpc.one.example", "https://rpc.two.example", "https://rpc.three.example/v1?key=1"
PLACES = {Owner.NODE: Path("/home/you/.local/share/orca-desktop"), Owner.WINDOW: Path("/home/you/.config/orca-desktop")}


class FakeSettings:
    """Keeps what is put in memory; `problem`, when there is one, is what every change meets."""

    def __init__(self, **chosen: Value) -> None:
        self.preferences = Preferences({name.replace("__", "."): value for name, value in chosen.items()})
        self.problems: tuple[str, ...] = ()
        self.problem: OrcaError | None = None

    def place(self, owner: Owner) -> Path:
        return PLACES[owner] / "settings.json"

    def read(self) -> tuple[Preferences, tuple[str, ...]]:
        return self.preferences, self.problems

    def put(self, name: str, value: object) -> tuple[Preferences, tuple[str, ...]]:
        if self.problem is not None:
            raise self.problem
        self.preferences = self.preferences.with_value(name, value)
        return self.read()

    def reset(self, name: str) -> tuple[Preferences, tuple[str, ...]]:
        return self.put(name, known(name).default)


class FakeSwitch:
    """On or off; `problem`, when there is one, is what it meets."""

    def __init__(self, *, on: bool = False, why_not: str = "") -> None:
        self.on = on
        self.why_not = why_not
        self.problem: OrcaError | None = None

    def is_on(self) -> bool:
        return self.on

    def turn(self, *, on: bool) -> None:
        if self.problem is not None:
            raise self.problem
        self.on = on


@dataclass(frozen=True)
class Left:
    kind: str
    name: str
    task_id: TaskId
    size: int | None


class FakeData:
    """Has leftovers of one task until they are removed."""

    def __init__(self) -> None:
        gone = scenes.task_id("Old Task")
        self.left: list[Left] = [
            Left("container", "orca-old-task", gone, 24 * MIB),
            Left("volume", "orca-old-task-data", gone, 812 * MIB),
            Left("image", "docker.io/old/task:1", gone, None),
        ]
        self.problem: OrcaError | None = None
        self.free = 81_000 * MIB

    async def look(self) -> DataFolder:
        parts = (
            DataPart(name="Records", words="What the node needs to go on.", size=3 * MIB),
            DataPart(name="History", words="Everything that happened.", size=412 * MIB),
            DataPart(name="Proofs", words="Copies of stored proofs, kept for a while.", size=17 * MIB),
            DataPart(name="Everything else", words="Accounts, settings, stages.", size=48 * 1024),
            DataPart(name="Data of tasks", words="What tasks have written.", size=1_930 * MIB),
        )
        return DataFolder(path=str(PLACES[Owner.NODE]), parts=parts, free=self.free)

    async def leftovers(self, joined: Iterable[TaskId]) -> Sequence[Left]:
        if self.problem is not None:
            raise self.problem
        known_tasks = set(joined)
        return [one for one in self.left if one.task_id not in known_tasks]

    async def clean(self, leftovers: Iterable[Left]) -> None:
        gone = list(leftovers)
        self.left = [one for one in self.left if one not in gone]


@dataclass
class FakeServers:
    """Answers when servers are asked how they do; those in `away` do not."""

    away: set[str] = field(default_factory=set)
    asked: list[tuple[str, ...]] = field(default_factory=list)

    async def look_at(self, servers: Sequence[str]) -> NetworkStatus:
        await asyncio.sleep(0)
        self.asked.append(tuple(servers))
        found = tuple(endpoint(url, away=url in self.away) for url in servers)
        return NetworkStatus(server=servers[0], reachable=True, slot=scenes.SLOT, endpoints=found)


@dataclass
class Computer:
    """All of it together."""

    settings: FakeSettings
    data: FakeData
    servers: FakeServers
    login: FakeSwitch
    links: FakeSwitch

    @property
    def around(self) -> Around:
        return Around(
            settings=self.settings,
            data=self.data,
            look_at=self.servers.look_at,
            start_at_login=self.login,
            links=self.links,
        )


def computer() -> Computer:
    settings = FakeSettings()
    settings.put(SERVERS, (FIRST, SECOND, THIRD))
    return Computer(
        settings=settings, data=FakeData(), servers=FakeServers(), login=FakeSwitch(), links=FakeSwitch(on=True)
    )


def endpoint(url: str, *, away: bool = False, **more: object) -> EndpointStatus:
    shown = "/".join(url.split("/")[:3])
    if away:
        words = f"{shown.removeprefix('https://')} does not answer (timed out)."
        return EndpointStatus(url=shown, state=EndpointState.AWAY, words=words, error_rate=1.0)
    good = EndpointStatus(
        url=shown, state=EndpointState.GOOD, words="It answers.", latency_ms=84.0, error_rate=0.0, slot=scenes.SLOT
    )
    return replace(good, **more)  # type: ignore[arg-type]  # names and values as in the class


def network(**more: object) -> NetworkStatus:
    status = NetworkStatus(
        server="rpc.one.example",
        reachable=True,
        slot=scenes.SLOT,
        slot_ms=412.0,
        age=0.4,
        subscribed=True,
        endpoints=(
            endpoint(FIRST, preferred=True),
            endpoint(
                SECOND, state=EndpointState.BEHIND, latency_ms=211.0, error_rate=0.04, slot=scenes.SLOT - 38, lag=38,
                words="It is 38 slots behind the others; it is asked when it has caught up.",
            ),
            endpoint(THIRD, away=True),
        ),
    )  # fmt: skip
    return replace(status, **more)  # type: ignore[arg-type]  # names and values as in the class


def usual(store: Store) -> None:
    """Three servers, of which one is behind and one away."""
    wallet_scenes.usual(store)
    store.apply(NetworkChanged(network()))


def other_servers(store: Store) -> None:
    """The node was started with other servers than those that are set now."""
    wallet_scenes.usual(store)
    store.apply(
        NetworkChanged(
            network(endpoints=(endpoint(FIRST, preferred=True), endpoint("https://rpc.old.example")), subscribed=False)
        )
    )


def away(store: Store) -> None:
    wallet_scenes.usual(store)
    problem = "rpc.one.example does not answer (timed out)."
    servers = tuple(endpoint(url, away=True) for url in (FIRST, SECOND, THIRD))
    store.apply(NetworkChanged(network(reachable=False, problem=problem, age=95.0, endpoints=servers)))


def doubtful(store: Store) -> None:
    wallet_scenes.usual(store)
    store.apply(NetworkChanged(network(doubtful=True, age=3_900.0, subscribed=False)))
