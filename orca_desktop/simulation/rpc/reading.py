"""Which state of the chain a question is answered from: by its commitment, and by how far the server is behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from orca_desktop.simulation.ledger import Ledger, Receipt
from orca_desktop.simulation.options import FINAL_SLOTS
from orca_desktop.simulation.rpc.errors import CONTEXT_NOT_REACHED, NODE_UNHEALTHY, RpcError, invalid_params
from orca_desktop.simulation.timeline import View

HEALTHY_LAG = 150
"""A server that is further behind than so many slots says so instead of sending transactions."""

Options = Mapping[str, Any]


class Reading:
    """What one server sees of the ledger. *lag* is by how many slots it is behind the cluster.

    *confirmed_after* slots a transaction is confirmed; it is final after 32.
    """

    def __init__(self, ledger: Ledger, *, lag: Callable[[], int] = lambda: 0, confirmed_after: int = 0) -> None:
        self.ledger = ledger
        self._lag = lag
        self._depths = {
            **dict.fromkeys(("processed", "recent"), 0),
            **dict.fromkeys(("confirmed", "single", "singleGossip"), confirmed_after),
            **dict.fromkeys(("finalized", "root", "max"), FINAL_SLOTS),
        }

    @property
    def tip(self) -> int:
        """The newest slot that the server has."""
        return self.ledger.slot - self._lag()

    def view(self, options: Options, name: str = "commitment") -> View:
        """By the commitment that the options name; without any it is `finalized`, as everywhere on the network."""
        view = self.ledger.view(self.tip - self._depth(options.get(name)))
        least = options.get("minContextSlot")
        if least is not None and (type(least) is not int or least < 0):
            raise invalid_params("minContextSlot is a slot")
        if least is not None and view.slot < least:
            text = "Minimum context slot has not been reached"
            raise RpcError(CONTEXT_NOT_REACHED, text, {"contextSlot": view.slot})
        return view

    def newest(self) -> View:
        return self.ledger.view(self.tip)

    def answer(self, view: View, value: object) -> object:
        return {"context": {"slot": view.slot, "apiVersion": "1.16.6"}, "value": value}

    def receipt(self, signature: str) -> Receipt | None:
        """What became of a transaction; None where this server has not seen it yet."""
        receipt = self.ledger.receipt(signature)
        return receipt if receipt is not None and receipt.slot <= self.tip else None

    def commitment_of(self, slot: int) -> str:
        """How settled it is what happened in a slot."""
        age = self.tip - slot
        if age >= self._depths["finalized"]:
            return "finalized"
        return "confirmed" if age >= self._depths["confirmed"] else "processed"

    def reaches(self, receipt: Receipt, options: Options) -> bool:
        """Whether a transaction is as settled as the options ask for."""
        return self.tip - receipt.slot >= self._depth(options.get("commitment"))

    def require_health(self) -> None:
        behind = self._lag()
        if behind > HEALTHY_LAG:
            raise RpcError(NODE_UNHEALTHY, f"Node is behind by {behind} slots", {"numSlotsBehind": behind})

    def _depth(self, commitment: object) -> int:
        depth = self._depths.get(commitment or "finalized") if isinstance(commitment, str | None) else None
        if depth is None:
            raise invalid_params("there is no such commitment")
        return depth
