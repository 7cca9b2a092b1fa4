"""Whether a freedesktop.org desktop asks for less motion, over the user's session bus.

By the portal's settings (org.freedesktop.portal.Settings): `reduced-motion` of org.freedesktop.appearance, and what
desktops had before it, `enable-animations` of org.gnome.desktop.interface.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, message_bus, new_method_call
from jeepney.io.asyncio import DBusRouter, open_dbus_connection
from jeepney.io.common import RouterClosed
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

log = logging.getLogger(__name__)

INTERFACE = "org.freedesktop.portal.Settings"
PORTAL = DBusAddress("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", INTERFACE)
LESS_MOTION: dict[tuple[str, str], Any] = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""The settings that are asked, each with the value that means less motion."""

ANSWER_SECONDS = 5.0
WAITING = 20
MOST_WRAPPINGS = 4

_LOST = (DBusErrorResponse, RouterClosed, EOFError, OSError, TimeoutError, KeyError)
"""The portal refuses, or it or the bus has gone. KeyError: what jeepney 0.9 raises for a question it had to drop."""


async def follow_motion(tell: Callable[[bool], None], *, address: str = "SESSION") -> None:
    """Tell whether less motion is wanted, now and at every change, until cancelled or until nobody answers."""
    stack = AsyncExitStack()
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            connection = await stack.enter_async_context(await open_dbus_connection(address))
            router = await stack.enter_async_context(DBusRouter(connection))
            await _answer(router, message_bus.AddMatch(_changes()))
        await _follow(router, tell)
    except (*_LOST, ValueError, RuntimeError) as error:
        log.info("this desktop does not say whether it wants less motion: %s", error)
    finally:
        with suppress(EOFError, OSError):  # the bus has gone already
            await stack.aclose()


async def _follow(router: DBusRouter, tell: Callable[[bool], None]) -> None:
    with router.filter(_changes(), bufsize=WAITING) as changes:
        wishes = {name: await _read(router, *name) for name in LESS_MOTION}
        tell(_wants_less(wishes))
        while True:
            match (await changes.get()).body:
                case (str(group), str(key), value) if (group, key) in LESS_MOTION:
                    wishes[group, key] = _plain(value)
                    tell(_wants_less(wishes))


async def _read(router: DBusRouter, group: str, key: str) -> Any:
    """None where the desktop does not know the setting."""
    try:
        (value,) = await _answer(router, new_method_call(PORTAL, "Read", "ss", (group, key)))
    except DBusErrorResponse:
        return None
    return _plain(value)


def _wants_less(wishes: dict[tuple[str, str], Any]) -> bool:
    return any(value is not None and value == LESS_MOTION[name] for name, value in wishes.items())


def _plain(value: Any) -> Any:
    """What variants hold; the portal puts one into another."""
    for _ in range(MOST_WRAPPINGS):
        if not (isinstance(value, tuple) and len(value) == 2):
            break
        value = value[1]
    return value


def _changes() -> MatchRule:
    return MatchRule(type="signal", interface=INTERFACE, member="SettingChanged", path=PORTAL.object_path)


async def _answer(router: DBusRouter, question: Message) -> tuple[Any, ...]:
    async with asyncio.timeout(ANSWER_SECONDS):
        body: tuple[Any, ...] = unwrap_msg(await router.send_and_get_reply(question))
        return body
