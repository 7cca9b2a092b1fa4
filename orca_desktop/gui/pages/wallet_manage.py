"""Renaming and removing an account, and the address to send to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from orca_desktop.domain.accounts import Account
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.pages.wallet_create import name_field, name_problem
from orca_desktop.gui.services import AccountsService
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.flow_card import FlowCard, field_row, note
from orca_desktop.gui.widgets.labels import label
from orca_desktop.gui.widgets.qr_code import QrCode

PAID_TO = mark("KOII and tokens that are sent to this address are this account's. The address may be shown to anybody.")
REWARDS = mark("Claimed rewards and stakes come here by themselves; nobody has to send them.")


class RenameCard(FlowCard):
    def __init__(
        self, theme: Theme, errands: Errands, accounts: AccountsService, account: Account, taken: Sequence[Account]
    ) -> None:
        intro = tr("Only its name on this computer changes; tasks that it works for go on.")
        super().__init__(theme, tr("Rename “{name}”", name=account.name), intro, tr("Rename"))
        self._errands = errands
        self._accounts = accounts
        self._account = account
        self._others = [other for other in taken if other.main != account.main]
        self.name = name_field()
        self.name.setText(account.name)
        self.name.selectAll()
        self.name.textChanged.connect(self._look)
        self.name.returnPressed.connect(self.press)
        self.body.addLayout(field_row(tr("New name"), self.name))
        self._look()

    def act(self) -> None:
        self.say_busy()
        work = self._accounts.rename(self._account.name, self.name.text().strip())
        self._errands.do(work, then=self.if_open(self.leave_with), failed=self.if_open(self.say_failed))

    def _look(self) -> None:
        same = tr("It is called that already.") if self.name.text().strip() == self._account.name else ""
        self.say_missing(same or name_problem(self.name.text(), self._others))


class RemoveCard(FlowCard):
    """The name is typed: this cannot be taken back."""

    def __init__(
        self, theme: Theme, errands: Errands, accounts: AccountsService, account: Account, *, holds: str = ""
    ) -> None:
        super().__init__(
            theme, tr("Remove “{name}”", name=account.name), _removal_words(account), tr("Remove it from here")
        )
        self._errands = errands
        self._accounts = accounts
        self._account = account
        self._holds = holds
        self.name = QLineEdit()
        self.name.setObjectName("removeName")
        self.name.textChanged.connect(self._look)
        self.name.returnPressed.connect(self.press)
        self.has_words = QCheckBox(tr("I have its words elsewhere, and remove it although that lies on it"))
        self.has_words.setObjectName("removeForced")
        self.has_words.toggled.connect(self._look)
        self.has_words.setVisible(bool(holds))
        if holds:
            self.warning.say(
                tr("{holds} lie on it", holds=holds), tr("Unstake and claim first, or only its words bring that back.")
            )
        elif account.can_sign and not account.backed_up:
            self.warning.say(tr("It is not backed up"), tr("Once it is removed nothing brings it back."))
        self.body.addLayout(field_row(tr("Type its name to confirm: {name}", name=account.name), self.name))
        self.body.addWidget(self.has_words)
        self._look()

    def act(self) -> None:
        self.say_busy(tr("Removing…"))
        forced = self.has_words.isChecked()
        work = self._accounts.remove(self._account.name, self.name.text(), forced=forced)
        self._errands.do(work, then=self.if_open(self.leave_with), failed=self.if_open(self.say_failed))

    def _look(self) -> None:
        if self.name.text() != self._account.name:
            self.say_missing(tr("Type its name to confirm."))
        elif self._holds and not self.has_words.isChecked():
            self.say_missing(tr("Confirm that you have its words."))
        else:
            self.say_missing("")


class ReceiveCard(FlowCard):
    """The address as a QR code and as text."""

    def __init__(self, theme: Theme, account: Account) -> None:
        super().__init__(theme, tr("Receive with “{name}”", name=account.name), tr(PAID_TO), tr("Copy the address"))
        self._address = account.main
        self.cancel_button.setText(tr("Close"))
        self.code = QrCode(account.main, tr("QR code of the address {main}", main=account.main))
        address = label(account.main, face="mono")
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        address.setTextInteractionFlags(flags)
        address.setAccessibleName(tr("Address {main}", main=account.main))
        for part in (self.code, address):
            self.body.addWidget(part, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(note(tr(REWARDS)))

    def first_field(self) -> QWidget:
        return self.accent_button

    def act(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.rename_action(tr("Copied"))


def _removal_words(account: Account) -> str:
    if not account.can_sign:
        return tr("It is no longer watched. Nothing else changes.")
    return tr(
        "Its keys are deleted from this computer, for good. What it holds on the network stays where it is, and only "
        "its words or a copy of its keys reach it again."
    )
