"""The RPC servers as a table, the preferred one first."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import QObject

from orca_desktop.domain.status import EndpointStatus
from orca_desktop.gui.language import mark, numeral, tr
from orca_desktop.gui.models.rows import Column, Copyable, RowModel
from orca_desktop.gui.network_words import (
    ServerRow,
    errors,
    lag,
    latency,
    server_rows,
    server_words,
    shown_url,
    state_term,
)


class ServerTableModel(RowModel[ServerRow]):
    """`can_set`: whether the servers that are set are known here, so that others can be told from them."""

    def __init__(self, *, can_set: bool, parent: QObject | None = None) -> None:
        super().__init__(_columns(can_set=can_set), _key, parent, copyables=_COPYABLES)
        self.can_set = can_set

    def show_servers(
        self, chosen: Sequence[str], known: Sequence[EndpointStatus], tested: Mapping[str, EndpointStatus]
    ) -> None:
        self.show_rows(server_rows(chosen, known, tested))


_COPYABLES: tuple[Copyable[ServerRow], ...] = (Copyable(mark("address"), lambda row: row.url),)
"""What may be secret in it is copied only where it is asked for by name."""


def _key(row: ServerRow) -> Hashable:
    return row.url, row.place is None


def _server(row: ServerRow) -> str:
    return shown_url(row.url)


def _asked(row: ServerRow) -> str:
    return tr("asked first") if row.status is not None and row.status.preferred and not row.tested else ""


def _columns(*, can_set: bool) -> tuple[Column[ServerRow], ...]:
    def words(row: ServerRow) -> str:
        return server_words(row, can_set=can_set)

    return (
        Column(title=mark("Server"), text=_server, tip=lambda row: row.url),
        Column(title=mark("State"), text=lambda row: state_term(row, can_set=can_set).word, tip=words),
        Column(
            title="",
            name=mark("Asked first"),
            text=_asked,
            tip=lambda row: tr("The node asks it first") if _asked(row) else "",
            quiet=True,
        ),
        Column(
            title=mark("Answers in"),
            text=lambda row: latency(row.status),
            tip=lambda _: tr("A mean: newer count more"),
            right=True,
        ),
        Column(
            title=mark("Errors"),
            text=lambda row: errors(row.status),
            tip=lambda _: tr("Share of failed answers, newer count more"),
            right=True,
        ),
        Column(title=mark("Slots behind"), text=lambda row: lag(row.status), tip=_lag_tip, right=True),
        Column(title=mark("How it does"), text=words, tip=words),
    )


def _lag_tip(row: ServerRow) -> str:
    if row.status is None or not row.status.slot:
        return tr("It has told no slot yet")
    return tr("The newest slot that it told: {slot}", slot=numeral(row.status.slot))
