"""The RPC servers as a table, the preferred one first."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import QObject

from orca_desktop.domain.status import EndpointStatus
from orca_desktop.gui.models.rows import Column, RowModel
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
        super().__init__(_columns(can_set=can_set), _key, parent)
        self.can_set = can_set

    def show_servers(
        self, chosen: Sequence[str], known: Sequence[EndpointStatus], tested: Mapping[str, EndpointStatus]
    ) -> None:
        self.show_rows(server_rows(chosen, known, tested))


def _key(row: ServerRow) -> Hashable:
    return row.url, row.place is None


def _server(row: ServerRow) -> str:
    return shown_url(row.url)


def _asked(row: ServerRow) -> str:
    return "asked first" if row.status is not None and row.status.preferred and not row.tested else ""


def _columns(*, can_set: bool) -> tuple[Column[ServerRow], ...]:
    def words(row: ServerRow) -> str:
        return server_words(row, can_set=can_set)

    return (
        Column(title="Server", text=_server, tip=lambda row: row.url),
        Column(title="State", text=lambda row: state_term(row, can_set=can_set).word, tip=words),
        Column(title="", text=_asked, tip=lambda row: "The node asks it first" if _asked(row) else "", quiet=True),
        Column(
            title="Answers in",
            text=lambda row: latency(row.status),
            tip=lambda _: "A mean: newer count more",
            right=True,
        ),
        Column(
            title="Errors",
            text=lambda row: errors(row.status),
            tip=lambda _: "Share of failed answers, newer count more",
            right=True,
        ),
        Column(title="Slots behind", text=lambda row: lag(row.status), tip=_lag_tip, right=True),
        Column(title="How it does", text=words, tip=words),
    )


def _lag_tip(row: ServerRow) -> str:
    if row.status is None or not row.status.slot:
        return "It has told no slot yet"
    return f"The newest slot that it told: {row.status.slot:,}"
