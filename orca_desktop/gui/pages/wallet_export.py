"""Showing what makes an account, behind a confirmation and the lock: its words, or its three keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.secrets import Secret
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.pages.wallet_backup import WordsSheet
from orca_desktop.gui.secret_clipboard import SECONDS, SecretClipboard
from orca_desktop.gui.services import AccountsService, WalletSecrets
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.flow_card import FlowCard, field_row, note
from orca_desktop.gui.widgets.secret_field import SecretField

ALONE = mark("Nobody else sees this screen, and nobody asked me to do this")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyWords:
    """What one of the keys is called, and its buttons."""

    name: str
    see: str
    copy: str


MAIN = KeyWords(name=mark("Main key"), see=mark("See the main key"), copy=mark("Copy the main key"))
STAKING = KeyWords(name=mark("Staking key"), see=mark("See the staking key"), copy=mark("Copy the staking key"))
KPL_STAKING = KeyWords(
    name=mark("Staking key of KPL tasks"),
    see=mark("See the staking key of KPL tasks"),
    copy=mark("Copy the staking key of KPL tasks"),
)


class ExportCard(FlowCard):
    """Nothing is shown before the user has said that nobody looks on."""

    def __init__(
        self, theme: Theme, errands: Errands, accounts: AccountsService, clipboard: SecretClipboard, account: Account
    ) -> None:
        intro = tr(
            "Whoever has what is shown next can take everything that this account holds, from anywhere, for good. "
            "Nobody who helps you needs it."
        )
        super().__init__(theme, tr("Export “{name}”", name=account.name), intro, tr("Show"))
        self._errands = errands
        self._accounts = accounts
        self._clipboard = clipboard
        self._account = account
        self._sheet: WordsSheet | None = None
        self._keys: list[SecretField] = []
        self.alone = QCheckBox(tr(ALONE))
        self.alone.setObjectName("exportAlone")
        self.alone.toggled.connect(self._look)
        self.body.addWidget(self.alone)
        self._look()

    def first_field(self) -> QWidget:
        return self.alone

    def act(self) -> None:
        self.say_busy(tr("Opening…"))
        self._errands.do(
            self._accounts.reveal(self._account.name),
            then=self.if_open(self._show),
            failed=self.if_open(self.say_failed),
        )

    def wipe(self) -> None:
        if self._sheet is not None:
            self._sheet.wipe()
        for field in self._keys:
            field.wipe()

    def _look(self) -> None:
        self.say_missing("" if self.alone.isChecked() else tr("Confirm that you are alone with it."))

    def _show(self, secrets: WalletSecrets) -> None:
        self.alone.hide()
        self.accent_button.hide()
        self.say_idle()
        self.cancel_button.setText(tr("Close"))
        self.cancel_button.setFocus()
        if secrets.phrase is not None:
            self._sheet = WordsSheet(secrets.phrase)
            self.body.addWidget(self._sheet)
            self.body.addLayout(self._copied(tr("Copy the words"), secrets.phrase))
        else:
            self._add_key(MAIN, secrets.main)
            self._add_key(STAKING, secrets.staking)
            self._add_key(KPL_STAKING, secrets.kpl_staking)
        self.body.addWidget(
            note(tr("What is copied is taken off the clipboard after {seconds} seconds.", seconds=SECONDS))
        )

    def _copied(self, words: str, secret: Secret) -> QHBoxLayout:
        button = QPushButton(words)
        button.clicked.connect(lambda: self._clipboard.copy(secret))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch()
        return row

    def _add_key(self, words: KeyWords, secret: Secret) -> None:
        field = SecretField(tr("{what}, hidden", what=tr(words.name)))
        field.setReadOnly(True)
        field.setText(secret.reveal())
        see = QPushButton(tr("See"))
        see.setCheckable(True)
        see.setAccessibleName(tr(words.see))
        see.toggled.connect(
            lambda on: field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        )
        copy = QPushButton(tr("Copy"))
        copy.setAccessibleName(tr(words.copy))
        copy.clicked.connect(lambda: self._clipboard.copy(secret))
        both = QWidget()
        both.setAccessibleName(tr(words.name))
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (field, see, copy):
            row.addWidget(part)
        self._keys.append(field)
        self.body.addLayout(field_row(tr(words.name), both))
