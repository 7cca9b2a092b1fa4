"""One container of a Pod spec: what it runs, its environment, its rights, its share of the limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from orca_desktop.domain.containers import TASK_PORT, ContainerSpec, Limits, Mount
from orca_desktop.domain.images import is_image_reference
from orca_desktop.domain.pod_amounts import read_resources
from orca_desktop.domain.pod_fields import Field, needed
from orca_desktop.domain.pod_rules import CAPABILITIES, CONFINEMENT, CONTAINER, PORT, SECURITY, VARIABLE
from orca_desktop.domain.pod_texts import COMPUTED, PodBase, image_of, name_of, program_gap, settled
from orca_desktop.domain.pod_volumes import read_mounts
from orca_desktop.domain.variables import (
    MAX_ENVIRONMENT,
    TooLong,
    filled_container,
    names_in,
    references,
    template_of,
)

MAX_WORDS = 256
MAX_WORD = 16 * 1024
MAX_REFERENCES = 64
MAX_PORTS = 64
MAX_VARIABLES = 256
MAX_VARIABLE_NAME = 256
MAX_MISSING = 64
LARGEST_ID = 2**31 - 1

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_VARIABLE_NAME = re.compile(r"[ -<>-~]+")
_FOLDER = re.compile(r"/[^\x00-\x1f\x7f]*")
_CONFINED = frozenset({"RuntimeDefault"})
_PROTOCOLS = frozenset({"TCP", "UDP", "SCTP"})


@dataclass(slots=True, kw_only=True)
class Reading:
    """What the containers of one Pod share while they are read: the volumes, and what there is to tell afterwards."""

    base: PodBase
    limits: Limits
    variables: Mapping[str, str]
    volumes: Mapping[str, Mount] = field(default_factory=dict)
    user: str = ""
    notes: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    ports: list[tuple[Field, int]] = field(default_factory=list)


def read_container(entry: Field, reading: Reading) -> ContainerSpec:
    """One container. Raises PodRefused."""
    members = entry.members(CONTAINER, reading.notes)
    environment, variables = _environment(members.get("env"), reading)
    resources = read_resources(members.get("resources"), reading.limits, reading.notes)
    reading.ports += _ports(members.get("ports"), reading.notes)
    spec = ContainerSpec(
        name=_name(needed(members, "name", entry), reading.base),
        image=_image(needed(members, "image", entry), reading.base),
        command=_words(members.get("command"), reading.base),
        args=_words(members.get("args"), reading.base),
        environment=environment,
        variables=variables,
        working_folder=_working_folder(members.get("workingDir"), reading.base),
        mounts=_mounts(members.get("volumeMounts"), reading),
        memory=resources.memory,
        cpus=resources.cpus,
        wants_gpu=resources.wants_gpu,
        user=_user(members.get("securityContext"), reading),
    )
    # References in the command wait for the environment to be whole.
    return spec if spec.variables else filled_container(spec, {})


def read_user(members: Mapping[str, Field], notes: list[str]) -> str:
    """The user, and group, that a security context asks for; empty where it asks for none. Raises PodRefused."""
    user, group = members.get("runAsUser"), members.get("runAsGroup")
    if user is None:
        if group is not None:
            notes.append(f"{group.path}: a group without a user has no effect")
        return ""
    if user.value == 0:
        raise user.refused("a task does not ask to be root; what the image says is decided by the task's profile")
    number = user.whole_number(1, LARGEST_ID)
    return f"{number}" if group is None else f"{number}:{group.whole_number(0, LARGEST_ID)}"


def check_confinement(members: Mapping[str, Field], notes: list[str]) -> None:
    """Only the engine's own confinement may be asked for. Raises PodRefused."""
    for name in ("seccompProfile", "appArmorProfile"):
        if name in members:
            kind = needed(members[name].members(CONFINEMENT, notes), "type", members[name])
            kind.word(allowed=_CONFINED, reason="a task runs under the engine's own filter for system calls")


def _name(given: Field, base: PodBase) -> str:
    name = name_of(given, base)
    if not _NAME.fullmatch(name):
        raise given.refused("a name has letters, digits and dashes, 63 at most")
    return name


def _image(given: Field, base: PodBase) -> str:
    image = image_of(given, base)
    if not is_image_reference(image):
        raise given.refused("an image must be named in full, with its registry: docker.io/name/image:tag")
    return image


def _words(given: Field | None, base: PodBase) -> tuple[str, ...]:
    if given is None:
        return ()
    words = tuple(settled(word, base, longest=MAX_WORD) for word in given.items(most=MAX_WORDS))
    if sum(references(word) for word in words) > MAX_REFERENCES:
        raise given.refused(f"it refers to the environment more than {MAX_REFERENCES} times")
    return words


def _working_folder(given: Field | None, base: PodBase) -> str:
    if given is None:
        return ""
    folder = settled(given, base, longest=512)
    if folder and (not _FOLDER.fullmatch(folder) or ".." in folder.split("/")):
        raise given.refused("it must be an absolute path without `..`")
    return folder


def _environment(
    given: Field | None, reading: Reading
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """What is known now, and templates of what needs variables that are not set."""
    templates: dict[str, str] = {}
    for entry in given.items(most=MAX_VARIABLES) if given is not None else ():
        name, template = _variable(entry, templates, reading)
        templates.pop(name, None)
        templates[name] = template
        if sum(map(len, templates.values())) > MAX_ENVIRONMENT:
            raise entry.refused(f"the environment is larger than {MAX_ENVIRONMENT:,} characters")
    missing = {
        name: [variable for variable in names_in(template) if variable not in reading.variables]
        for name, template in templates.items()
    }
    reading.missing += [variable for variables in missing.values() for variable in variables]
    if given is not None and len(set(reading.missing)) > MAX_MISSING:
        raise given.refused(f"it asks you for more than {MAX_MISSING} variables")
    whole = ContainerSpec(
        name="", image="", variables=tuple((name, templates[name]) for name in templates if not missing[name])
    )
    known = filled_container(whole, reading.variables).environment
    return known, tuple((name, templates[name]) for name in templates if missing[name])


def _variable(entry: Field, earlier: Mapping[str, str], reading: Reading) -> tuple[str, str]:
    members = entry.members(VARIABLE, reading.notes)
    named = needed(members, "name", entry)
    name = named.text(longest=MAX_VARIABLE_NAME)
    if not _VARIABLE_NAME.fullmatch(name):
        raise named.refused("a name is plain text without an equals sign")
    value = members.get("value")
    return name, _template(value, earlier, reading.base) if value is not None else ""


def _template(value: Field, earlier: Mapping[str, str], base: PodBase) -> str:
    text = value.text().replace("$(task.id)", base.task_id)
    gap = program_gap(text.replace("$(process.env.", "("))
    if gap is not None:
        raise value.refused(COMPUTED.format(gap=gap[2:-1]))
    try:
        return template_of(text, earlier)
    except TooLong as error:
        raise value.refused(f"with what it refers to it is longer than {MAX_ENVIRONMENT:,} characters") from error


def _ports(given: Field | None, notes: list[str]) -> list[tuple[Field, int]]:
    """The TCP ports."""
    found = []
    for entry in given.items(most=MAX_PORTS) if given is not None else ():
        members = entry.members(PORT, notes)
        port = needed(members, "containerPort", entry)
        number = port.whole_number(1, 65_535)
        protocol = members.get("protocol")
        words = "it must be TCP, UDP or SCTP"
        if protocol is None or protocol.word(allowed=_PROTOCOLS, reason=words) == "TCP":
            found.append((port, number))
        if number != TASK_PORT:
            notes.append(f"{port.path}: only port {TASK_PORT} is published; {number} is for the task's own containers")
    return found


def _mounts(given: Field | None, reading: Reading) -> tuple[Mount, ...]:
    return () if given is None else read_mounts(given, reading.volumes, reading.base, reading.notes)


def _user(given: Field | None, reading: Reading) -> str:
    """The user that this container asks for, or else its Pod. Raises PodRefused for rights beyond the profiles."""
    if given is None:
        return reading.user
    members = given.members(SECURITY, reading.notes)
    if "capabilities" in members:
        members["capabilities"].members(CAPABILITIES, reading.notes)
    if "procMount" in members:
        members["procMount"].word(allowed=frozenset({"Default"}), reason="what the system hides stays hidden")
    check_confinement(members, reading.notes)
    return read_user(members, reading.notes) or reading.user
