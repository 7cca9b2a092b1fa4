"""A Secret Service of our own, for what a real one does rarely: be full, slow, or gone in the middle of a call.

It speaks as much of the Secret Service API as a keyring of one collection needs, without encryption on the bus.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from tests.services.bus_program import Answer, BusProgram, Call, Refused, Silence

_NAME = "org.freedesktop.secrets"
_COLLECTION = "/org/freedesktop/secrets/collection/toy"
_SESSION = "/org/freedesktop/secrets/session/toy"
_NO_PROMPT = "/"
_TEXT = "text/plain"


@dataclass(slots=True)
class _Item:
    attributes: dict[str, str]
    secret: bytes


class ToySecrets(BusProgram):
    """`items` by their paths. `asked` holds the methods called so far.

    *is_full*: nothing more is stored. *leaves_at*: the method amid which it goes away. *waits_at*: the method that is
    answered only once `go_on` is set, which is how a slow one is played without waiting for time.
    """

    def __init__(self, address: str, *, is_full: bool = False, leaves_at: str = "", waits_at: str = "") -> None:
        super().__init__(address, _NAME)
        self.items: dict[str, _Item] = {}
        self.asked: list[str] = []
        self.is_full = is_full
        self.reached = threading.Event()
        self.go_on = threading.Event()
        self._leaves_at = leaves_at
        self._waits_at = waits_at
        self._count = 0

    def leave(self) -> None:
        self.go_on.set()
        super().leave()

    def on_call(self, call: Call) -> Answer:
        self.asked.append(call.method)
        if call.method in (self._leaves_at, self._waits_at):
            self.reached.set()
        if call.method == self._leaves_at:
            self.leave()
            raise Silence
        if call.method == self._waits_at:
            self.go_on.wait()
        return self._answer_to(call)

    def _answer_to(self, call: Call) -> Answer:
        match call.method, call.arguments:
            case "OpenSession", ("plain", _):
                return Answer("vo", (("s", ""), _SESSION))
            case "OpenSession", _:
                raise Refused("org.freedesktop.DBus.Error.NotSupported")
            case "ReadAlias", _:
                return Answer("o", (_COLLECTION,))
            case "Get", (_, name):
                return Answer("v", (_property(str(name)),))
            case "Unlock", (paths,):
                return Answer("aoo", (paths, _NO_PROMPT))
            case "SearchItems", (attributes,):
                return Answer("ao", (self._found(attributes),))
            case "CreateItem", (properties, secret, _):
                return Answer("oo", (self._kept(properties, secret), _NO_PROMPT))
            case "GetSecret", _:
                return Answer("(oayays)", ((_SESSION, b"", self.items[call.path].secret, _TEXT),))
            case "Delete", _:
                del self.items[call.path]
                return Answer("o", (_NO_PROMPT,))
            case _:
                return super().on_call(call)

    def _found(self, attributes: dict[str, str]) -> list[str]:
        return [path for path, item in self.items.items() if attributes.items() <= item.attributes.items()]

    def _kept(self, properties: dict[str, Any], secret: tuple[str, bytes, bytes, str]) -> str:
        if self.is_full:
            raise Refused("org.freedesktop.DBus.Error.LimitsExceeded")
        attributes = properties["org.freedesktop.Secret.Item.Attributes"][1]
        for path in self._found(attributes):
            del self.items[path]
        self._count += 1
        path = f"{_COLLECTION}/{self._count}"
        self.items[path] = _Item(attributes, bytes(secret[2]))
        return path


def _property(name: str) -> tuple[str, object]:
    return ("b", False) if name == "Locked" else ("s", "toy")
