"""What helps where no container engine answers: for each platform, what to do and the exact commands. No widgets."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from orca_desktop.domain.status import EngineKind, EngineStatus
from orca_desktop.gui.language import mark, tr


class EngineTrouble(enum.Enum):
    """What is wrong, as far as the engine's own words tell."""

    NONE = "none"
    UNKNOWN = "unknown"
    """It was not asked yet."""
    AWAY = "away"
    """Not installed, or not started."""
    FORBIDDEN = "forbidden"
    """It runs, and this user may not use it."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """`commands` are to be typed in a terminal, one after the other; there may be none."""

    title: str
    words: str
    commands: tuple[str, ...] = ()


def trouble_of(status: EngineStatus | None) -> EngineTrouble:
    if status is None:
        return EngineTrouble.UNKNOWN
    if status.reachable or status.kind is EngineKind.PROCESS:
        return EngineTrouble.NONE
    problem = status.problem.lower()
    if "permission" in problem or "may not" in problem:
        return EngineTrouble.FORBIDDEN
    is_away = (
        any(words in problem for words in ("not installed", "not started", "refused", "no such file")) or not problem
    )
    return EngineTrouble.AWAY if is_away else EngineTrouble.OTHER


def advice_for(platform: str, trouble: EngineTrouble) -> tuple[Advice, ...]:
    """What helps, the likeliest first; *platform* is as `sys.platform` names it. Empty where nothing is wrong."""
    if trouble in (EngineTrouble.NONE, EngineTrouble.UNKNOWN):
        return ()
    return tuple(
        replace(advice, title=tr(advice.title), words=tr(advice.words)) for advice in _marked(platform, trouble)
    )


def _marked(platform: str, trouble: EngineTrouble) -> tuple[Advice, ...]:
    if platform == "darwin":
        return _MACOS
    if platform == "win32":
        return _WINDOWS
    return (_LET_IN,) if trouble is EngineTrouble.FORBIDDEN else _LINUX


_PODMAN = (
    "systemctl --user enable --now podman.socket",
    'docker context create podman --docker "host=unix://$XDG_RUNTIME_DIR/podman/podman.sock"',
    "docker context use podman",
)
_LET_IN = Advice(
    title=mark("Let your user use Docker"),
    words=mark(
        "Docker runs, and does not let this user in. Log out and in again afterwards. Whoever is in this group can "
        "do everything on this computer: rootless Docker or Podman ask for less."
    ),
    commands=('sudo usermod -aG docker "$USER"',),
)
_LINUX = (
    Advice(
        title=mark("Start it, where it is installed"),
        words=mark("It then starts with the computer, too."),
        commands=("sudo systemctl enable --now docker",),
    ),
    Advice(
        title=mark("Install it on Debian or Ubuntu"),
        words=mark("Log out and in again after the second command, which lets your user use it."),
        commands=("sudo apt-get install docker.io", 'sudo usermod -aG docker "$USER"'),
    ),
    Advice(
        title=mark("Or use Podman"),
        words=mark("It needs no rights beyond your own. The other two commands tell this program where it is."),
        commands=_PODMAN,
    ),
)
_MACOS = (
    Advice(
        title=mark("Start Docker Desktop, where it is installed"),
        words=mark("It is ready when its whale in the menu bar stands still."),
        commands=("open -a Docker",),
    ),
    Advice(
        title=mark("Install it"),
        words=mark("With Homebrew; or download it from Docker's own site."),
        commands=("brew install --cask docker",),
    ),
)
_WINDOWS = (
    Advice(
        title=mark("Start Docker Desktop, where it is installed"),
        words=mark("It is in the start menu. It is ready when its whale beside the clock stands still."),
    ),
    Advice(
        title=mark("Install it"),
        words=mark("In a terminal; it asks to set up WSL 2 where that is missing, and to restart."),
        commands=("winget install Docker.DockerDesktop",),
    ),
)
