"""A desktop's tray that the tests play on a bus: it takes the signs of programs, and clicks on them."""

from __future__ import annotations

from typing import Any

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.services.bus_program import Answer, BusProgram, Call, Refused

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
ITEM_PATH = "/StatusNotifierItem"
PROPERTIES = "org.freedesktop.DBus.Properties"
ANSWER_SECONDS = 20.0


class ToyTray(BusProgram):
    """`items` are the names on the bus of the programs whose sign it has."""

    def __init__(self, address: str) -> None:
        super().__init__(address, WATCHER)
        self._address = address
        self.items: list[str] = []

    def on_call(self, call: Call) -> Answer:
        match call.method, call.arguments:
            case "RegisterStatusNotifierItem", (str(name),):
                self.items.append(name if name.startswith((":", "org.")) else self.caller)
                return Answer()
            case "Get", (_, "IsStatusNotifierHostRegistered"):
                return Answer("v", (("b", True),))
            case "Get", (_, "ProtocolVersion"):
                return Answer("v", (("i", 0),))
            case _:
                raise Refused("org.freedesktop.DBus.Error.UnknownMethod")

    def ask(self, method: str, signature: str | None = None, body: tuple[Any, ...] = (), *, of: str = ITEM) -> Any:
        """Call a method of the newest sign, from a connection of its own."""
        place = DBusAddress(ITEM_PATH, bus_name=self.items[-1], interface=of)
        with open_dbus_connection(bus=self._address) as connection:
            question = new_method_call(place, method, signature, body)
            return connection.send_and_get_reply(question, timeout=ANSWER_SECONDS).body

    def tip(self) -> str:
        """What is shown when one points at the newest sign."""
        ((_kind, tip),) = self.ask("Get", "ss", (ITEM, "ToolTip"), of=PROPERTIES)
        return " ".join(str(part) for part in tip[2:])
