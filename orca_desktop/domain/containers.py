"""What runs for a task, and in what box: images, mounts, limits, profiles; and how a container fares."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from orca_desktop.domain.tokens import KOII, Token

GIB = 1024**3
MIB = 1024**2

TASK_PORT = 8080
"""Where a task's server listens, inside its container (k2.md 10.4)."""

MAX_CONTAINERS = 8
"""More containers than any known task has; a bound on what a Pod spec may ask for."""


class Profile(enum.Enum):
    """How tightly a task's containers are boxed in. All three drop every capability and forbid new privileges."""

    STRICT = "strict"
    """Read-only root with a small /tmp, as the user that the image names; in the place of root, an ordinary user."""
    STANDARD = "standard"
    """Read-only root with a small /tmp, as the user that the image names."""
    COMPAT = "compat"
    """A writable root: for images that write beside their code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What all containers of a task together may use. Sizes in bytes."""

    memory: int = 2 * GIB
    cpus: float = 2.0
    processes: int = 256
    open_files: int = 8_192
    log_file: int = 10 * MIB
    log_files: int = 3
    scratch: int = 256 * MIB
    """Each writable folder in memory (/tmp, emptyDir)."""


class MountKind(enum.Enum):
    """Where a mount's content lives."""

    DATA = "data"
    """In the task's own data, kept over updates."""
    SCRATCH = "scratch"
    """In memory, gone with the container (emptyDir)."""
    MODELS = "models"
    """In the cache of models that tasks share, read only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """A folder of a container. `name` is a folder inside the task's data, or the name of a scratch volume.

    `size`, in bytes, only where a task asks for a scratch volume that is smaller than the limit.
    """

    kind: MountKind
    path: str
    name: str = ""
    read_only: bool = False
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerSpec:
    """One container. Empty `command`, `args` and `user`: what the image says. `memory` (bytes) and `cpus` only where
    the task asks for less than the limits. `wants_gpu`: it asks for a graphics processor, which the user may grant.

    `user` is a number other than 0, or two with a colon, user and group. `variables` are names of the environment and
    the templates of their values, which need variables that the user sets: `domain/variables.py` fills them in just
    before the launch, so that no secret is kept with the plan.
    """

    name: str
    image: str
    command: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    working_folder: str = ""
    mounts: tuple[Mount, ...] = ()
    memory: int | None = None
    cpus: float | None = None
    user: str = ""
    variables: tuple[tuple[str, str], ...] = ()
    wants_gpu: bool = False


DEFAULT_MOUNTS = (Mount(kind=MountKind.DATA, path="/data"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlan:
    """All that runs for a task. The containers share one network namespace; one of them listens on TASK_PORT.

    `gpu` and `model_cache` are true only where the user granted what the task asks for.
    """

    containers: tuple[ContainerSpec, ...]
    host_aliases: tuple[tuple[str, str], ...] = ()
    """Host name and IP address, as in /etc/hosts."""
    profile: Profile = Profile.STANDARD
    limits: Limits = field(default_factory=Limits)
    gpu: bool = False
    model_cache: bool = False

    @property
    def images(self) -> tuple[str, ...]:
        """Every image that is needed, each once."""
        return tuple(dict.fromkeys(container.image for container in self.containers))


def asks_for_models(plan: RunPlan) -> bool:
    """Whether the cache of models is of any use to the task."""
    return any(mount.kind is MountKind.MODELS for container in plan.containers for mount in container.mounts)


def asks_for_gpu(plan: RunPlan) -> bool:
    """Whether a graphics processor is of any use to the task."""
    return any(container.wants_gpu for container in plan.containers)


def plan_for_image(image: str, *, profile: Profile = Profile.STANDARD) -> RunPlan:
    """The plan of a task that names an image and nothing else."""
    return RunPlan(containers=(ContainerSpec(name="task", image=image, mounts=DEFAULT_MOUNTS),), profile=profile)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFacts:
    """An image as its registry or the engine describes it. None where neither says.

    `digest` is the registry's, `image_id` the engine's own name for it: the only one that an image has which was made
    on this machine. `size` is in bytes, compressed when the image is not here yet. `fits` is false when the image is
    made for other processors than the engine's.
    """

    reference: str
    digest: str | None
    size: int | None
    architecture: str | None
    present: bool
    image_id: str | None = None
    fits: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageSample:
    """What a task's containers use at one moment. `at` is seconds since the epoch; the counters only ever grow."""

    at: float
    cpu: float
    """Cores in use since the sample before, 1.0 is one core."""
    memory: int
    memory_limit: int
    received: int
    sent: int
    read: int
    written: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerProgress:
    """One layer of an image on its way: bytes here and bytes in all; `unpacked` when it is in place."""

    layer: str
    done: int
    total: int
    unpacked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PullProgress:
    """An image on its way. `speed` in bytes a second; `seconds_left` None while it cannot be told."""

    image: str
    layers: tuple[LayerProgress, ...]
    speed: float = 0.0
    seconds_left: float | None = None

    @property
    def done(self) -> int:
        return sum(layer.done for layer in self.layers)

    @property
    def total(self) -> int:
        return sum(layer.total for layer in self.layers)


class Layer(enum.Enum):
    """The layers of a task's health, from the ground up; each needs the one before."""

    ENGINE = "engine"
    CONTAINER = "container"
    HTTP = "http"
    STAGES = "stages"


class LayerState(enum.Enum):
    """BUSY: the server answers nothing else while it works on a stage, which is no fault (k2.md 10.4)."""

    UNKNOWN = "unknown"
    GOOD = "good"
    BUSY = "busy"
    WAITING = "waiting"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerHealth:
    """One layer, with words where it is not good."""

    layer: Layer
    state: LayerState
    words: str = ""


class StoppedBy(enum.Enum):
    """Who ended a task's container. What the user stopped is never unhealthy."""

    USER = "user"
    POLICY = "policy"
    CRASH = "crash"
    UPDATE = "update"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastEnd:
    """How the container last ended. `at` is seconds since the epoch; `exit_code` None where nobody saw it."""

    by: StoppedBy
    at: float
    reason: str
    exit_code: int | None = None
    out_of_memory: bool = False
    last_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageVersion:
    """An image by its name, and which content the name stood for.

    `digest` is None where the image has none, as one that was made on this machine; then `image_id` says which it was.
    Both are None where nobody has looked yet.
    """

    reference: str
    digest: str | None = None
    image_id: str | None = None

    @property
    def is_known(self) -> bool:
        return self.digest is not None or self.image_id is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What the user agreed to when joining, or when agreeing to a change. Amounts in units of `token`, times in slots.

    `image`, `digest` and `image_id` are those of the first image, `others` of every other one that the plan names.
    `plan` is what runs, as the task asks for it: images by their names, without what the user chose. It is None in
    what was written before plans were kept; `domain/approvals.upgraded` fills it in.
    """

    image: str
    digest: str | None
    executable: str
    minimum_stake: int
    round_time: int
    submission_window: int
    audit_window: int
    image_id: str | None = None
    others: tuple[ImageVersion, ...] = ()
    plan: RunPlan | None = None
    token: Token = KOII

    @property
    def images(self) -> tuple[ImageVersion, ...]:
        """Every image, the first one first."""
        return (ImageVersion(reference=self.image, digest=self.digest, image_id=self.image_id), *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that is no longer as approved, in words for the user: what it is, before and now."""

    what: str
    before: str
    now: str
