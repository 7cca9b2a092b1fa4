"""Rewards by day, task or token as a table: what the chart shows, exactly."""

from __future__ import annotations

from PySide6.QtCore import QObject

from orca_desktop.domain.ledger_sums import Period
from orca_desktop.domain.tokens import Token
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.rewards import By, RewardBar, Rewards
from orca_desktop.gui.wallet_words import signed


class RewardTableModel(RowModel[RewardBar]):
    """Days with the newest first; tasks and tokens with the largest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, lambda row: (row.now.key, row.now.token), parent)

    def show_rewards(self, rewards: Rewards | None) -> None:
        """Days on which nothing happened, now and before, are left out."""
        bars = rewards.bars if rewards is not None else ()
        told = [bar for bar in bars if _is_told(bar.now) or _is_told(bar.before)]
        is_by_day = rewards is not None and rewards.question.by is By.DAY
        self.show_rows(told[::-1] if is_by_day else told)


def _is_told(period: Period) -> bool:
    return bool(period.reward or period.slash or period.fee)


def _amount(amount: int, token: Token) -> str:
    return f"{signed(amount, token)} {token.symbol}" if amount else "—"


_COLUMNS: tuple[Column[RewardBar], ...] = (
    Column(title="What", text=lambda row: row.name, tip=lambda row: row.tip or row.name),
    Column(title="Rewards", text=lambda row: _amount(row.now.reward, row.token), right=True),
    Column(title="Stake cut", text=lambda row: _amount(row.now.slash, row.token), right=True),
    Column(title="Fees", text=lambda row: _amount(row.now.fee, row.token), right=True),
    Column(title="Sum", text=lambda row: _amount(row.now.net, row.token), right=True),
    Column(title="Sum before", text=lambda row: _amount(row.before.net, row.token), right=True, quiet=True),
)
