"""Notifications of a freedesktop.org desktop, over the user's session bus.

By the Desktop Notifications Specification 1.2; the service is whatever the desktop runs, and may come and go.
"""

from __future__ import annotations

import asyncio
import html
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, message_bus, new_method_call
from jeepney.io.asyncio import DBusRouter, open_dbus_connection
from jeepney.io.common import RouterClosed
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from orca_desktop.adapters.desktop.launch import ID, NAME

log = logging.getLogger(__name__)

INTERFACE = "org.freedesktop.Notifications"
SERVICE = DBusAddress("/org/freedesktop/Notifications", bus_name=INTERFACE, interface=INTERFACE)
ANSWER_SECONDS = 5.0
REMEMBERED = 50
WAITING = 20
NORMAL, CRITICAL = 1, 2

_MEMBER = HeaderFields.member
_LOST = (DBusErrorResponse, RouterClosed, EOFError, OSError, TimeoutError, KeyError)
"""The service refuses, or it or the bus has gone. KeyError: what jeepney 0.9 raises for a question it had to drop."""

OnClick = Callable[[str, str], None]
"""Called with what `show` was given as *what*, and the desktop's leave to come forward (may be empty)."""


class BusNotifications:
    """`show` returns at once; a click is told to *on_click* as long as the notification can be clicked."""

    def __init__(self, router: DBusRouter, capabilities: frozenset[str], on_click: OnClick) -> None:
        self._router = router
        self._capabilities = capabilities
        self._on_click = on_click
        self._shown: dict[int, str] = {}
        self._activations: dict[int, str] = {}
        self._waiting: asyncio.Queue[tuple[str, str, str, int]] = asyncio.Queue(WAITING)

    def show(self, title: str, message: str, what: str, *, urgent: bool = False) -> None:
        """*what* comes back with a click. When too many wait already, it is left out."""
        with suppress(asyncio.QueueFull):
            self._waiting.put_nowait((title, message, what, CRITICAL if urgent else NORMAL))

    async def run(self) -> None:
        """Show what waits, and hear of clicks, until cancelled."""
        with self._router.filter(MatchRule(type="signal", interface=INTERFACE), bufsize=REMEMBERED) as signals:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._show_what_waits(), name="notifications")
                group.create_task(self._hear(signals), name="clicks on notifications")

    async def _show_what_waits(self) -> None:
        while True:
            title, message, what, urgency = await self._waiting.get()
            try:
                await self._show(title, message, what, urgency)
            except _LOST as error:
                log.info("the desktop did not show a notification: %s", error)

    async def _show(self, title: str, message: str, what: str, urgency: int) -> None:
        body = html.escape(message, quote=False) if "body-markup" in self._capabilities else message
        actions = ["default", "Open"] if "actions" in self._capabilities else []
        hints = {"desktop-entry": ("s", ID), "urgency": ("y", urgency)}
        question = new_method_call(SERVICE, "Notify", "susssasa{sv}i", (NAME, 0, ID, title, body, actions, hints, -1))
        (identity,) = await _answer(self._router, question)
        self._shown[identity] = what
        while len(self._shown) > REMEMBERED:
            del self._shown[next(iter(self._shown))]

    async def _hear(self, signals: asyncio.Queue[Message]) -> None:
        while True:
            heard = await signals.get()
            match heard.header.fields.get(_MEMBER), heard.body:
                case "ActivationToken", (int(identity), str(token)):
                    self._activations = {identity: token}
                case "ActionInvoked", (int(identity), "default") if identity in self._shown:
                    self._on_click(self._shown[identity], self._activations.pop(identity, ""))
                case "NotificationClosed", (int(identity), _):
                    self._shown.pop(identity, None)


@asynccontextmanager
async def bus_notifications(on_click: OnClick, *, address: str = "SESSION") -> AsyncIterator[BusNotifications | None]:
    """The desktop's notifications inside the block; None where there are none."""
    stack = AsyncExitStack()
    service = await _found(stack, on_click, address)
    running = asyncio.create_task(service.run(), name="notifications of the desktop") if service is not None else None
    try:
        yield service
    finally:
        if running is not None:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
        with suppress(EOFError, OSError):  # the bus has gone already
            await stack.aclose()


async def _found(stack: AsyncExitStack, on_click: OnClick, address: str) -> BusNotifications | None:
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            # Each with an end of its own: a router whose bus has gone does not close its connection.
            connection = await stack.enter_async_context(await open_dbus_connection(address))
            return await _service(await stack.enter_async_context(DBusRouter(connection)), on_click)
    except (*_LOST, ValueError, RuntimeError) as error:
        log.info("this desktop shows no notifications: %s", error)
        return None


async def _service(router: DBusRouter, on_click: OnClick) -> BusNotifications:
    (capabilities,) = await _answer(router, new_method_call(SERVICE, "GetCapabilities"))
    rule = MatchRule(type="signal", interface=INTERFACE, path=SERVICE.object_path)
    await _answer(router, message_bus.AddMatch(rule))
    return BusNotifications(router, frozenset(capabilities), on_click)


async def _answer(router: DBusRouter, question: Message) -> tuple[Any, ...]:
    async with asyncio.timeout(ANSWER_SECONDS):
        body: tuple[Any, ...] = unwrap_msg(await router.send_and_get_reply(question))
        return body
