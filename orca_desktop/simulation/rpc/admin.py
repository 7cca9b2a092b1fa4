"""RPC methods for whoever tries a node out on the local network: faults, forks and leaps on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from orca_desktop.simulation.ledger import Ledger
from orca_desktop.simulation.rpc import params as read
from orca_desktop.simulation.rpc.errors import invalid_params
from orca_desktop.simulation.rpc.faults import Faults
from orca_desktop.simulation.rpc.params import Params
from orca_desktop.simulation.slots import Slots

LONGEST_LEAP = 10_000


class Server(Protocol):
    faults: Faults


class Network(Protocol):
    @property
    def servers(self) -> Sequence[Server]: ...

    @property
    def ledger(self) -> Ledger: ...

    @property
    def slots(self) -> Slots: ...


class AdminMethods:
    """Only there where the operator asked for them."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def table(self) -> Mapping[str, Callable[[Params], object]]:
        return {
            "localnet_setFaults": self.set_faults,
            "localnet_getFaults": self.faults,
            "localnet_fork": self.fork,
            "localnet_leap": self.leap,
        }

    def set_faults(self, params: Params) -> object:
        """The number of a server, and the faults that it has from now on; those that are left out it has not."""
        server = self._server(params)
        try:
            server.faults = msgspec.convert(read.options(params, 1), Faults, strict=True)
        except (msgspec.ValidationError, ValueError) as error:
            raise invalid_params(str(error)) from error
        return self.faults(params)

    def faults(self, params: Params) -> object:
        return msgspec.to_builtins(self._server(params).faults)

    def fork(self, params: Params) -> object:
        """Take back the last slots; how many transactions went with them."""
        try:
            return self._network.ledger.fork(read.number(params, 0))
        except ValueError as error:
            raise invalid_params(str(error)) from error

    def leap(self, params: Params) -> object:
        """Let so many slots pass at once; the slot after that."""
        slots = self._network.slots
        slots.advance_to(slots.current + read.number(params, 0, highest=LONGEST_LEAP))
        return slots.current

    def _server(self, params: Params) -> Any:
        return self._network.servers[read.number(params, 0, highest=len(self._network.servers) - 1)]
