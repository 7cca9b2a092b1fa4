"""A program on a message bus that the tests play themselves, in a thread: it owns a name and answers calls."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_LOOK_SECONDS = 0.05
_DO_NOT_QUEUE = 4
"""To have the name now or not at all."""


class Call(NamedTuple):
    """A call that came: the object it is for, the method, its arguments."""

    path: str
    method: str
    arguments: tuple[Any, ...]


class Answer(NamedTuple):
    """What is answered; *then* is done once the answer is out."""

    signature: str = ""
    values: tuple[Any, ...] = ()
    then: Callable[[], None] = lambda: None


class Refused(Exception):
    """An error as the bus knows it, by its name."""


class Silence(Exception):
    """The call is not answered, ever."""


class BusProgram:
    """Subclasses answer calls in `on_call`, which runs in the program's thread."""

    def __init__(self, address: str, name: str) -> None:
        self._name = name
        self._connection: DBusConnection = open_dbus_connection(bus=address)
        self._gone = threading.Event()
        self.caller = ""
        self._thread = threading.Thread(target=self._run, name=f"toy {name}")

    def on_call(self, call: Call) -> Answer:
        """Raises Refused or Silence."""
        raise Refused("org.freedesktop.DBus.Error.UnknownMethod")

    def start(self) -> None:
        taken = self._connection.send_and_get_reply(message_bus.RequestName(self._name, _DO_NOT_QUEUE), timeout=10)
        assert taken.body == (1,), f"{self._name} belongs to somebody else"
        self._thread.start()

    def leave(self) -> None:
        """Go away at once, with whatever was not answered. Does nothing a second time."""
        self._gone.set()
        if self._thread.ident is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def signal(self, path: str, interface: str, name: str, signature: str, *values: Any) -> None:
        self._connection.send(new_signal(DBusAddress(path, interface=interface), name, signature, values))

    def tell(self, to: str, path: str, interface: str, method: str, signature: str, *values: Any) -> None:
        """Call a method of somebody's, whatever comes of it."""
        message = new_method_call(DBusAddress(path, to, interface), method, signature, values)
        message.header.flags |= MessageFlag.no_reply_expected
        self._connection.send(message)

    def _run(self) -> None:
        with self._connection:
            while not self._gone.is_set():
                try:
                    message = self._connection.receive(timeout=_LOOK_SECONDS)
                except TimeoutError:
                    continue
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)

    def _answer(self, message: Message) -> None:
        fields = message.header.fields
        call = Call(fields[HeaderFields.path], fields[HeaderFields.member], message.body)
        self.caller = fields[HeaderFields.sender]
        try:
            signature, values, then = self.on_call(call)
        except Silence:
            return
        except Refused as refusal:
            self._connection.send(new_error(message, str(refusal), "s", ("the toy refuses",)))
            return
        self._connection.send(new_method_return(message, signature or None, values))
        then()


@contextmanager
def present(program: BusProgram) -> Iterator[None]:
    """The program is on its bus inside the block."""
    program.start()
    try:
        yield
    finally:
        program.leave()
