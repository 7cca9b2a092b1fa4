"""Rewards by day, task or token as a table: what the chart shows, exactly."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from orca_desktop.domain.amounts import exact_amount
from orca_desktop.domain.ledger_sums import Period
from orca_desktop.domain.tokens import Token
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.models.rows import AccessibleText, Column, RowModel
from orca_desktop.gui.rewards import By, RewardBar, Rewards
from orca_desktop.gui.wallet_words import signed


class RewardTableModel(RowModel[RewardBar]):
    """Days with the newest first; tasks and tokens with the largest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, lambda row: (row.now.key, row.now.token), parent)
        self._by = By.DAY

    def show_rewards(self, rewards: Rewards | None) -> None:
        """Days on which nothing happened, now and before, are left out."""
        bars = rewards.bars if rewards is not None else ()
        told = [bar for bar in bars if _is_told(bar.now) or _is_told(bar.before)]
        by = rewards.question.by if rewards is not None else self._by
        if by is not self._by:
            self._by = by
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
        self.show_rows(told[::-1] if by is By.DAY else told)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The first column is called after what one row stands for."""
        is_first = section == 0 and orientation is Qt.Orientation.Horizontal
        if is_first and role in (Qt.ItemDataRole.DisplayRole, AccessibleText):
            return tr(self._by.value)
        return super().headerData(section, orientation, role)


def _is_told(period: Period) -> bool:
    return bool(period.reward or period.slash or period.fee)


def _amount(amount: int, token: Token) -> str:
    return f"{signed(amount, token)} {token.symbol}" if amount else "—"


_COLUMNS: tuple[Column[RewardBar], ...] = (
    Column(title=mark("Day"), text=lambda row: row.name, tip=lambda row: row.tip or row.name),
    Column(
        title=mark("Rewards"),
        text=lambda row: _amount(row.now.reward, row.token),
        copied=lambda row: exact_amount(row.now.reward, row.token),
        sort=lambda row: (row.token.symbol, row.now.reward),
        right=True,
    ),
    Column(
        title=mark("Stake cut"),
        text=lambda row: _amount(row.now.slash, row.token),
        copied=lambda row: exact_amount(row.now.slash, row.token),
        sort=lambda row: (row.token.symbol, row.now.slash),
        right=True,
    ),
    Column(
        title=mark("Fees"),
        text=lambda row: _amount(row.now.fee, row.token),
        copied=lambda row: exact_amount(row.now.fee, row.token),
        sort=lambda row: (row.token.symbol, row.now.fee),
        right=True,
    ),
    Column(
        title=mark("Sum"),
        text=lambda row: _amount(row.now.net, row.token),
        copied=lambda row: exact_amount(row.now.net, row.token),
        sort=lambda row: (row.token.symbol, row.now.net),
        right=True,
    ),
    Column(
        title=mark("Sum before"),
        text=lambda row: _amount(row.before.net, row.token),
        copied=lambda row: exact_amount(row.before.net, row.token),
        sort=lambda row: (row.token.symbol, row.before.net),
        right=True,
        quiet=True,
    ),
)
