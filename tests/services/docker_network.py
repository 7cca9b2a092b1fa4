"""A bridge and a range of addresses that no other network on this machine uses."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv4Network

from tests.services.processes import Unavailable


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """A network device for a daemon's default network, and the `pool` for every network made later."""

    name: str
    pool: IPv4Network


@contextmanager
def bridge(ip: str) -> Iterator[Bridge]:
    """Makes the bridge with the program `ip` (root only); at the end it goes, with every bridge made in its pool."""
    whole = _free_range(ip)
    gateways, pool = whole.subnets(prefixlen_diff=1)
    made = Bridge(name=f"orca{os.getpid()}", pool=pool)
    _run(ip, "link", "add", made.name, "type", "bridge")
    try:
        _run(ip, "address", "add", f"{gateways[1]}/{gateways.prefixlen}", "dev", made.name)
        _run(ip, "link", "set", made.name, "up")
        yield made
    finally:
        for device in _bridges_inside(ip, whole):
            _run(ip, "link", "delete", device)


def _free_range(ip: str) -> IPv4Network:
    """The first 10.x.0.0/16 nobody routes, counted from a place of our own so that two test runs seldom meet."""
    taken = _routed(ip)
    for step in range(56):
        candidate = IPv4Network(f"10.{200 + (os.getpid() + step) % 56}.0.0/16")
        if not any(candidate.overlaps(network) for network in taken):
            return candidate
    raise Unavailable("every range 10.200.0.0/16 to 10.255.0.0/16 is in use on this machine")


def _routed(ip: str) -> list[IPv4Network]:
    routes = json.loads(_run(ip, "-json", "-4", "route", "show", "table", "all"))
    return [IPv4Network(route["dst"], strict=False) for route in routes if route["dst"] != "default"]


def _bridges_inside(ip: str, network: IPv4Network) -> Sequence[str]:
    """A daemon that was killed leaves its bridges behind: they are known by their addresses."""
    devices = json.loads(_run(ip, "-json", "-4", "address", "show", "type", "bridge"))
    return [
        device["ifname"]
        for device in devices
        # `ip` prints an empty object for each device of another kind.
        if any(IPv4Network(address["local"]).subnet_of(network) for address in device.get("addr_info", ()))
    ]


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout or "[]"
