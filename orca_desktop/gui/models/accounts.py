"""The accounts as a table: whose they are, where their keys are, what is on them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.amounts import exact_amount
from orca_desktop.domain.keys import shorten
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tokens import KOII
from orca_desktop.gui.amounts import amount_text, exact_text, koii_text
from orca_desktop.gui.language import mark, numeral, said, tr, trn
from orca_desktop.gui.models.rows import Column, Copyable, RowModel
from orca_desktop.gui.wallet_words import backup_term, custody_term, elsewhere_words, exact, tokens_held
from orca_desktop.gui.words import one_line
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
        super().__init__(_COLUMNS, lambda row: row.account.main, parent, copyables=_COPYABLES)
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
        return tr("Its balance has not been read yet.")
    return tr(
        "{amount} as of slot {slot}", amount=f"{exact(row.balance.balance)} KOII", slot=numeral(row.balance.as_of)
    )


def _tokens(row: AccountRow) -> str:
    held = tokens_held(row.balance)
    if len(held) > 1:
        return trn(len(held), "{n} token", "{n} tokens")
    return amount_text(held[0].amount, held[0].token) if held else ""


def _tokens_tip(row: AccountRow) -> str:
    if row.balance is None or row.balance.tokens is None:
        return tr("Its tokens have not been read yet.")
    lines = [exact_text(held.amount, held.token) for held in tokens_held(row.balance)]
    lines += [words for held in row.balance.tokens if (words := elsewhere_words(held))]
    slot = numeral(row.balance.tokens_as_of)
    if not lines:
        return tr("No tokens beside KOII, as of slot {slot}", slot=slot)
    return "\n".join((*lines, tr("as of slot {slot}", slot=slot)))


def _name_tip(row: AccountRow) -> str:
    name = row.account.name
    line = tr("{account} — new tasks are joined with it", account=name) if row.is_default else name
    return f"{line}\n{said(row.account.note)}" if row.account.note else line


def _keys_tip(row: AccountRow) -> str:
    staking = row.account.staking or tr("not known")
    return f"{tr('Main key {key}', key=row.account.main)}\n{tr('Staking key {key}', key=staking)}"


_COLUMNS: tuple[Column[AccountRow], ...] = (
    Column(
        title=mark("Account"),
        text=lambda row: one_line(row.account.name),
        spoken=lambda row: tr("{account}, default", account=row.account.name) if row.is_default else row.account.name,
        tip=_name_tip,
        sort=lambda row: row.account.name.casefold(),
    ),
    Column(
        title="",
        name=mark("Default or not"),
        text=lambda row: tr("Default") if row.is_default else "",
        tip=lambda row: tr("New tasks are joined with it") if row.is_default else "",
    ),
    Column(
        title=mark("Address"),
        text=lambda row: shorten(row.account.main),
        tip=_keys_tip,
        copied=lambda row: row.account.main,
        mono=True,
        quiet=True,
    ),
    Column(
        title=mark("Keys are in"),
        text=lambda row: custody_term(row.account).word,
        sort=lambda row: custody_term(row.account).word,
        quiet=True,
    ),
    Column(
        title=mark("Backup"),
        text=lambda row: backup_term(row.account).word,
        sort=lambda row: backup_term(row.account).word,
    ),
    Column(
        title=mark("Balance"),
        text=_balance,
        spoken=_balance_tip,
        tip=_balance_tip,
        copied=lambda row: exact_amount(row.balance.balance, KOII) if row.balance is not None else "",
        sort=lambda row: row.balance.balance if row.balance is not None else -1,
        right=True,
    ),
    Column(
        title=mark("Tokens"),
        text=_tokens,
        spoken=_tokens_tip,
        tip=_tokens_tip,
        copied=lambda row: ", ".join(exact_amount(held.amount, held.token) for held in tokens_held(row.balance)),
        right=True,
    ),
)
_COPYABLES: tuple[Copyable[AccountRow], ...] = (
    Copyable(mark("main key"), lambda row: row.account.main),
    Copyable(mark("staking key"), lambda row: row.account.staking or ""),
)
