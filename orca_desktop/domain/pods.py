"""From a Kubernetes Pod to a RunPlan: the subset that Orca tasks use (k2.md 10.7), everything else refused by name."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass

from orca_desktop.domain.containers import MAX_CONTAINERS, TASK_PORT, ContainerSpec, Limits, RunPlan
from orca_desktop.domain.errors import PodRefused
from orca_desktop.domain.pod_containers import Reading, check_confinement, read_container, read_user
from orca_desktop.domain.pod_fields import Field, needed
from orca_desktop.domain.pod_rules import ALIAS, POD, POD_SECURITY, SPEC
from orca_desktop.domain.pod_texts import PodBase, program_gap, settled
from orca_desktop.domain.pod_volumes import read_volumes

MAX_ALIASES = 32
MAX_NAMES = 16
MAX_NOTES = 40

_HOST_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*")
_METADATA_SERVERS = frozenset({"fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192"})
"""Where clouds tell a machine its secrets, beside the link-local addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PodPlan:
    """What a Pod spec comes to. `notes` tell, for the user, which of its fields have no effect, and why.

    `missing_variables` are variables that the user has not set; what needs them is in the plan's `variables` and stays
    out of the environment until `domain/variables.py` fills it in.
    """

    plan: RunPlan
    notes: tuple[str, ...] = ()
    missing_variables: tuple[str, ...] = ()


def plan_from_pod(
    document: object, *, variables: Mapping[str, str], base: PodBase, limits: Limits | None = None
) -> PodPlan:
    """The plan for a decoded document of lists, dictionaries, texts, numbers and truth values.

    *variables* are the task's, as far as the user has set them; their values go into the plan, so a plan that is kept
    is made with none. Raises PodRefused with the path of the field.
    """
    reading = Reading(base=base, limits=limits or Limits(), variables=variables)
    spec = _spec(Field("", document), reading.notes)
    parts = spec.members(SPEC, reading.notes)
    reading.user = _pod_user(parts.get("securityContext"), reading.notes)
    if "volumes" in parts:
        reading.volumes = read_volumes(parts["volumes"], base, limits=reading.limits, notes=reading.notes)
    containers = _containers(needed(parts, "containers", spec), reading)
    aliases = _aliases(parts.get("hostAliases"), reading)
    return PodPlan(
        plan=RunPlan(containers=containers, host_aliases=aliases, limits=reading.limits),
        notes=_told(reading.notes),
        missing_variables=tuple(dict.fromkeys(reading.missing)),
    )


def _spec(top: Field, notes: list[str]) -> Field:
    members = top.members(POD, notes)
    needed(members, "apiVersion", top).word(allowed=frozenset({"v1"}), reason="it must be v1")
    needed(members, "kind", top).word(allowed=frozenset({"Pod"}), reason="it must be Pod; nothing else is run")
    return needed(members, "spec", top)


def _containers(listed: Field, reading: Reading) -> tuple[ContainerSpec, ...]:
    entries = listed.items(most=MAX_CONTAINERS)
    if not entries:
        raise listed.refused("there is nothing to run")
    containers = tuple(read_container(entry, reading) for entry in entries)
    _check_names(entries, tuple(container.name for container in containers))
    _check_ports(reading.ports)
    return containers


def _told(notes: list[str]) -> tuple[str, ...]:
    once = tuple(dict.fromkeys(notes))
    more = len(once) - MAX_NOTES
    return (*once[:MAX_NOTES], f"{more:,} more fields have no effect") if more > 0 else once


def _pod_user(given: Field | None, notes: list[str]) -> str:
    if given is None:
        return ""
    members = given.members(POD_SECURITY, notes)
    check_confinement(members, notes)
    return read_user(members, notes)


def _check_names(entries: tuple[Field, ...], names: tuple[str, ...]) -> None:
    for place, entry in enumerate(entries):
        if names[place] in names[:place]:
            raise PodRefused(f"{entry.path}.name", "another container has this name")


def _check_ports(ports: list[tuple[Field, int]]) -> None:
    """One container, and one only, may say that it listens where the node asks; nobody has to (k2.md 10.4)."""
    listening = [port for port, number in ports if number == TASK_PORT]
    if ports and not listening:
        raise ports[0][0].refused(f"a task's server listens on port {TASK_PORT}, and none of its ports is this one")
    if len(listening) > 1:
        raise listening[1].refused(f"port {TASK_PORT} is given twice")


def _aliases(given: Field | None, reading: Reading) -> tuple[tuple[str, str], ...]:
    """Host names with their addresses, as in /etc/hosts."""
    found: list[tuple[str, str]] = []
    for entry in given.items(most=MAX_ALIASES) if given is not None else ():
        members = entry.members(ALIAS, reading.notes)
        listed = needed(members, "hostnames", entry)
        names = [_host_name(name, reading.base) for name in listed.items(most=MAX_NAMES)]
        address = _address(needed(members, "ip", entry), reading)
        if address is not None:
            found += [(name, address) for name in names]
    return tuple(dict.fromkeys(found))


def _host_name(field: Field, base: PodBase) -> str:
    name = settled(field, base, longest=253).lower()
    if not _HOST_NAME.fullmatch(name):
        raise field.refused("this is no name of a host")
    if name == "localhost" or name.endswith(".localhost"):
        raise field.refused("this name is every container's own")
    return name


def _address(field: Field, reading: Reading) -> str | None:
    """None for an address that the program looks up: it is this machine's own (k2.md 10.7), which no task is given."""
    text = field.text(longest=100)
    if program_gap(text) is not None or text.startswith("${"):
        reading.notes.append(
            f"{field.path}: the address of this machine is not given to a task; the names are left out"
        )
        return None
    try:
        address = ipaddress.ip_address(text)
    except ValueError as error:
        raise field.refused("this is no IP address") from error
    if isinstance(address, ipaddress.IPv6Address) and address.scope_id is not None:
        raise field.refused("this is no IP address that a task may be led to")
    bare = getattr(address, "ipv4_mapped", None) or address
    if bare.is_loopback or bare.is_unspecified or bare.is_link_local or bare.is_multicast:
        raise field.refused("this address leads into the machine itself, or to the servers that tell clouds' secrets")
    if str(bare) in _METADATA_SERVERS:
        raise field.refused("at this address clouds tell a machine its secrets")
    return str(bare)
