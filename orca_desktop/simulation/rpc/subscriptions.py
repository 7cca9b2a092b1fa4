"""What a WebSocket was asked to tell about: slots, accounts, signatures (k2.md 1.4). Knows no socket."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

import msgspec

from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.options import FINAL_SLOTS
from orca_desktop.simulation.rpc import params as read
from orca_desktop.simulation.rpc.encodings import shown_account
from orca_desktop.simulation.rpc.errors import INVALID_REQUEST, RpcError, invalid_params
from orca_desktop.simulation.rpc.params import Params
from orca_desktop.simulation.rpc.reading import Reading

MOST_SUBSCRIPTIONS = 100


class Watch(Protocol):
    """Something to tell about. `notification` is the name under which it is told."""

    notification: str
    is_over: bool

    def news(self) -> object:
        """What there is to tell now; None for nothing."""
        ...


class Subscriptions:
    """Those of one connection: `methods` make and end them, `news` gives the messages that are due."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._numbers = itertools.count()
        self._watches: dict[int, Watch] = {}

    def methods(self) -> Mapping[str, Callable[[Params], object]]:
        return {
            "slotSubscribe": lambda _: self._add(_Slots(self._reading)),
            "accountSubscribe": lambda params: self._add(_Account(self._reading, params)),
            "signatureSubscribe": lambda params: self._add(_Signature(self._reading, params)),
            **dict.fromkeys(("slotUnsubscribe", "accountUnsubscribe", "signatureUnsubscribe"), self._remove),
        }

    def news(self) -> Iterator[bytes]:
        """A message for each watch that has something to tell; those that tell once are over with it."""
        for number, watch in list(self._watches.items()):
            result = watch.news()
            if result is None:
                continue
            message = {"result": result, "subscription": number}
            yield msgspec.json.encode({"jsonrpc": "2.0", "method": watch.notification, "params": message})
            if watch.is_over:
                del self._watches[number]

    def _add(self, watch: Watch) -> object:
        if len(self._watches) >= MOST_SUBSCRIPTIONS:
            raise RpcError(INVALID_REQUEST, f"Invalid request: at most {MOST_SUBSCRIPTIONS} subscriptions")
        number = next(self._numbers)
        self._watches[number] = watch
        return number

    def _remove(self, params: Params) -> object:
        if self._watches.pop(read.number(params, 0), None) is None:
            raise invalid_params("Invalid subscription id.")
        return True


class _Slots:
    notification = "slotNotification"
    is_over = False

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._told = reading.tip

    def news(self) -> object:
        slot = self._reading.tip
        if slot == self._told:
            return None
        self._told = slot
        return {"parent": slot - 1, "root": max(0, slot - FINAL_SLOTS), "slot": slot}


class _Account:
    notification = "accountNotification"
    is_over = False

    def __init__(self, reading: Reading, params: Params) -> None:
        self._reading = reading
        self._key = read.key(params, 0)
        self._options = read.options(params, 1)
        view = reading.view(self._options)
        self._told = view.account(self._key)
        shown_account(self._told or _GONE, self._options, view)  # an encoding that is not known is refused now

    def news(self) -> object:
        view = self._reading.view(self._options)
        account = view.account(self._key)
        if account == self._told:
            return None
        self._told = account
        return self._reading.answer(view, shown_account(account or _GONE, self._options, view))


class _Signature:
    notification = "signatureNotification"

    def __init__(self, reading: Reading, params: Params) -> None:
        self._reading = reading
        self._signature = read.texts([list(params[:1])], 0, most=1)[0] if params else _missing()
        self._options: Mapping[str, Any] = read.options(params, 1)
        reading.view(self._options)  # a commitment that is not known is refused now
        self.is_over = False

    def news(self) -> object:
        receipt = self._reading.receipt(self._signature)
        if receipt is None or not self._reading.reaches(receipt, self._options):
            return None
        self.is_over = True
        return self._reading.answer(self._reading.newest(), {"err": receipt.error})


_GONE = Account(lamports=0)


def _missing() -> str:
    raise invalid_params("a signature is expected")
