"""The accounts as a table: whose they are, where their keys are, what is on them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.amounts import amount_text, exact_amount, koii_text
from orca_desktop.domain.keys import shorten
from orca_desktop.domain.status import WalletStatus
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.wallet_words import backup_term, custody_term, exact, tokens_held
from orca_desktop.gui.words import counted, one_line
from orca_desktop.state.store import Store


@dataclass(frozen=True, slots=True)
class AccountRow:
    """`balance` is None until it was read."""

    account: Account
    balance: WalletStatus | None
    is_default: bool


class AccountTableModel(RowModel[AccountRow]):
    """The default account first, the others in the order in which they came."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, lambda row: row.account.main, parent)
        self._store = store

    def refresh(self) -> None:
        known = self._store.accounts
        rows = [
            AccountRow(account, self._store.balances.get(account.main), account.name == known.default)
            for account in known.accounts
        ]
        self.show_rows(sorted(rows, key=lambda row: not row.is_default))


def _balance(row: AccountRow) -> str:
    return f"{koii_text(row.balance.balance)} KOII" if row.balance is not None else "—"


def _balance_tip(row: AccountRow) -> str:
    if row.balance is None:
        return "Its balance has not been read yet."
    return f"{exact(row.balance.balance)} KOII as of slot {row.balance.as_of:,}"


def _tokens(row: AccountRow) -> str:
    held = tokens_held(row.balance)
    if len(held) > 1:
        return counted(len(held), "token", "tokens")
    return amount_text(held[0].amount, held[0].token) if held else ""


def _tokens_tip(row: AccountRow) -> str:
    if row.balance is None or row.balance.tokens is None:
        return "Its tokens have not been read yet."
    lines = [exact_amount(held.amount, held.token) for held in tokens_held(row.balance)]
    as_of = f"as of slot {row.balance.tokens_as_of:,}"
    return "\n".join((*lines, as_of)) if lines else f"No tokens beside KOII, {as_of}"


def _name_tip(row: AccountRow) -> str:
    name = f"{row.account.name} — new tasks are joined with it" if row.is_default else row.account.name
    return f"{name}\n{row.account.note}" if row.account.note else name


def _keys_tip(row: AccountRow) -> str:
    return f"Main key {row.account.main}\nStaking key {row.account.staking or 'not known'}"


_COLUMNS: tuple[Column[AccountRow], ...] = (
    Column(
        title="Account",
        text=lambda row: one_line(row.account.name),
        spoken=lambda row: f"{row.account.name}{', default' if row.is_default else ''}",
        tip=_name_tip,
    ),
    Column(
        title="",
        text=lambda row: "Default" if row.is_default else "",
        tip=lambda row: "New tasks are joined with it" if row.is_default else "",
    ),
    Column(title="Address", text=lambda row: shorten(row.account.main), tip=_keys_tip, mono=True, quiet=True),
    Column(title="Keys are in", text=lambda row: custody_term(row.account).word, quiet=True),
    Column(title="Backup", text=lambda row: backup_term(row.account).word),
    Column(title="Balance", text=_balance, spoken=_balance_tip, tip=_balance_tip, right=True),
    Column(title="Tokens", text=_tokens, spoken=_tokens_tip, tip=_tokens_tip, right=True),
)
