"""Showing what makes an account, behind a confirmation and the lock: its words, or its three keys."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.secrets import Secret
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.pages.wallet_backup import WordsSheet
from orca_desktop.gui.secret_clipboard import SECONDS, SecretClipboard
from orca_desktop.gui.services import AccountsService, WalletSecrets
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.flow_card import FlowCard, field_row, note
from orca_desktop.gui.widgets.secret_field import SecretField

ALONE = "Nobody else sees this screen, and nobody asked me to do this"


class ExportCard(FlowCard):
    """Nothing is shown before the user has said that nobody looks on."""

    def __init__(
        self, theme: Theme, errands: Errands, accounts: AccountsService, clipboard: SecretClipboard, account: Account
    ) -> None:
        intro = (
            "Whoever has what is shown next can take everything that this account holds, from anywhere, for good. "
            "Nobody who helps you needs it."
        )
        super().__init__(theme, f"Export “{account.name}”", intro, "Show")
        self._errands = errands
        self._accounts = accounts
        self._clipboard = clipboard
        self._account = account
        self._sheet: WordsSheet | None = None
        self._keys: list[SecretField] = []
        self.alone = QCheckBox(ALONE)
        self.alone.setObjectName("exportAlone")
        self.alone.toggled.connect(self._look)
        self.body.addWidget(self.alone)
        self._look()

    def first_field(self) -> QWidget:
        return self.alone

    def act(self) -> None:
        self.say_busy("Opening…")
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
        self.say_missing("" if self.alone.isChecked() else "Confirm that you are alone with it.")

    def _show(self, secrets: WalletSecrets) -> None:
        self.alone.hide()
        self.accent_button.hide()
        self.say_idle()
        self.cancel_button.setText("Close")
        self.cancel_button.setFocus()
        if secrets.phrase is not None:
            self._sheet = WordsSheet(secrets.phrase)
            self.body.addWidget(self._sheet)
            self.body.addLayout(self._copied("Copy the words", secrets.phrase))
        else:
            self._add_key("Main key", secrets.main)
            self._add_key("Staking key", secrets.staking)
            self._add_key("Staking key of KPL tasks", secrets.kpl_staking)
        self.body.addWidget(note(f"What is copied is taken off the clipboard after {SECONDS} seconds."))

    def _copied(self, words: str, secret: Secret) -> QHBoxLayout:
        button = QPushButton(words)
        button.clicked.connect(lambda: self._clipboard.copy(secret))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch()
        return row

    def _add_key(self, words: str, secret: Secret) -> None:
        field = SecretField(f"{words}, hidden")
        field.setReadOnly(True)
        field.setText(secret.reveal())
        see = QPushButton("See")
        see.setCheckable(True)
        see.setAccessibleName(f"See the {words.lower()}")
        see.toggled.connect(
            lambda on: field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        )
        copy = QPushButton("Copy")
        copy.setAccessibleName(f"Copy the {words.lower()}")
        copy.clicked.connect(lambda: self._clipboard.copy(secret))
        both = QWidget()
        both.setAccessibleName(words)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (field, see, copy):
            row.addWidget(part)
        self._keys.append(field)
        self.body.addLayout(field_row(words, both))
