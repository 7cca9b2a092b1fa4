"""What has changed in what a task's program asks to run, field by field, in words."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile

from orca_desktop.domain.containers import MIB, Change, ContainerSpec, Mount, MountKind, RunPlan
from orca_desktop.domain.variables import asked_for, plain_of

SHOWN = 200
"""Characters of a field that are shown; a longer one is shown from where it has changed."""

LED_IN = 30

IN_FORM = Change(what="Pod spec", before="as you agreed", now="written in another way; it reads the same")

_ABSENT = ContainerSpec(name="", image="")


def plan_changes(before: RunPlan | None, now: RunPlan | None) -> tuple[Change, ...]:
    """Everything but the images. Nothing where one of the plans is not known."""
    if before is None or now is None or _without_images(before) == _without_images(now):
        return ()
    found = [change for name, old, new in _side_by_side(before, now) for change in _container_changes(name, old, new)]
    found += _change("Your variables", _variables_words(before), _variables_words(now))
    found += _change("Names of hosts", _aliases_words(before), _aliases_words(now))
    return tuple(found) or (IN_FORM,)


def said_of(what: str, container: str) -> str:
    """A field's name, with the container's where it is not the first."""
    return f"{what} ({container})" if container else what


def _without_images(plan: RunPlan) -> RunPlan:
    return replace(plan, containers=tuple(replace(container, image="") for container in plan.containers))


def _side_by_side(before: RunPlan, now: RunPlan) -> Iterator[tuple[str, ContainerSpec, ContainerSpec]]:
    """The first containers belong together, the others by their names."""
    yield "", before.containers[0], now.containers[0]
    old = {container.name: container for container in before.containers[1:]}
    new = {container.name: container for container in now.containers[1:]}
    for name in dict.fromkeys((*old, *new)):
        yield name, old.get(name, _ABSENT), new.get(name, _ABSENT)


def _container_changes(name: str, before: ContainerSpec, now: ContainerSpec) -> Iterator[Change]:
    for what, words in _FIELDS:
        yield from _change(said_of(what, name), words(before), words(now))
    old, new = _environment(before), _environment(now)
    for variable in dict.fromkeys((*old, *new)):
        yield from _change(said_of(f"Environment {variable}", name), old.get(variable, ""), new.get(variable, ""))


def _change(what: str, before: str, now: str) -> Iterator[Change]:
    if before != now:
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, now, strict=False)))
        yield Change(what=what, before=_shown(before, shared), now=_shown(now, shared))


def _shown(text: str, shared: int) -> str:
    """Of a long text the part that begins a little before the first difference."""
    if len(text) <= SHOWN:
        return text
    start = max(0, min(shared, len(text) - 1) - LED_IN)
    part = text[start : start + SHOWN]
    return f"{'…' if start else ''}{part}{'…' if start + SHOWN < len(text) else ''}"


def _environment(container: ContainerSpec) -> dict[str, str]:
    """By name: the value, in quotes when it is empty; a template as a Pod spec writes it."""
    known = {name: value or '""' for name, value in container.environment}
    return known | {name: plain_of(template) for name, template in container.variables}


def _variables_words(plan: RunPlan) -> str:
    return ", ".join(asked_for(plan))


def _aliases_words(plan: RunPlan) -> str:
    return ", ".join(f"{name} = {address}" for name, address in plan.host_aliases)


def _mounts_words(container: ContainerSpec) -> str:
    return ", ".join(map(_mount_words, container.mounts))


def _mount_words(mount: Mount) -> str:
    match mount.kind:
        case MountKind.DATA:
            words = f"its data, folder {mount.name}" if mount.name else "its data"
        case MountKind.SCRATCH:
            words = "in memory" if mount.size is None else f"in memory, {mount.size / MIB:g} MiB"
        case MountKind.MODELS:
            words = "the shared models"
    return f"{mount.path} ({words}{', read only' if mount.read_only else ''})"


def _memory_words(container: ContainerSpec) -> str:
    return f"{container.memory / MIB:g} MiB" if container.memory is not None else ""


def _cpus_words(container: ContainerSpec) -> str:
    return f"{container.cpus:g}" if container.cpus is not None else ""


_FIELDS: tuple[tuple[str, Callable[[ContainerSpec], str]], ...] = (
    ("Command", lambda it: shlex.join(it.command)),
    ("Arguments", lambda it: shlex.join(it.args)),
    ("Working folder", lambda it: it.working_folder),
    ("Folders", _mounts_words),
    ("User", lambda it: it.user),
    ("Memory", _memory_words),
    ("Processors", _cpus_words),
    ("Graphics processor", lambda it: "asked for" if it.wants_gpu else ""),
)
