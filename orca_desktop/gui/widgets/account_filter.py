"""Whose rows or sums are shown: those of all accounts, or of one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.keys import PublicKey
from orca_desktop.gui.language import tr
from orca_desktop.gui.widgets.choices import name_choice
from orca_desktop.gui.words import one_line


class AccountFilter(QComboBox):
    """Hidden where there is no choice. `currentIndexChanged` tells what the user chose."""

    def __init__(self, name: str) -> None:
        super().__init__()
        name_choice(self, name)
        self.addItem(tr("All accounts"), None)
        self.hide()

    @property
    def main(self) -> PublicKey | None:
        """The main key of the chosen account; None: all of them."""
        chosen: PublicKey | None = self.currentData()
        return chosen

    def show_accounts(self, accounts: Sequence[Account]) -> bool:
        """The choice stays while its account is there. Returns whether it is another one now."""
        before = self.main
        with QSignalBlocker(self):
            self.clear()
            self.addItem(tr("All accounts"), None)
            for account in accounts:
                self.addItem(one_line(account.name), account.main)
            self.setCurrentIndex(max(0, self.findData(before)))
        self.setVisible(len(accounts) > 1)
        return self.main != before
