"""Where the keys of a new account are to be kept: the places of this system, in words; none is taken for the user."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import Custody, Place, VaultStanding
from orca_desktop.domain.secrets import Secret
from orca_desktop.gui.language import tr
from orca_desktop.gui.wallet_words import CUSTODY_CHOICE, place_problem
from orca_desktop.gui.widgets.flow_card import field_row, note
from orca_desktop.gui.widgets.labels import label, set_property
from orca_desktop.gui.widgets.secret_field import SecretField

LEAST_PASSPHRASE = 8


class CustodyChoice(QWidget):
    """The first place that can be used is proposed; one that cannot says why.

    An encrypted file that is new or locked asks for its passphrase.

    Signals:
        changed: another place was chosen, or a passphrase typed.
    """

    changed = Signal()

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self._places = {place.custody: place for place in places if place.custody in CUSTODY_CHOICE}
        self._buttons: dict[Custody, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.passphrase = SecretField(tr("Passphrase for the encrypted file"))
        self.passphrase.setObjectName("vaultPassphrase")
        self.repeated = SecretField(tr("The same passphrase again"))
        self.repeated.setObjectName("vaultPassphraseAgain")
        self._passphrases = QWidget()
        self._again = QWidget()
        self._lay_out()
        self._group.buttonToggled.connect(self._on_choice)
        for field in (self.passphrase, self.repeated):
            field.textChanged.connect(self.changed)
        first = next((custody for custody in self._buttons if self._buttons[custody].isEnabled()), None)
        if first is not None:
            self._buttons[first].setChecked(True)
        self._on_choice()

    @property
    def buttons(self) -> dict[Custody, QRadioButton]:
        return self._buttons

    @property
    def custody(self) -> Custody | None:
        return next((custody for custody, button in self._buttons.items() if button.isChecked()), None)

    @property
    def new_passphrase(self) -> Secret | None:
        """The passphrase that begins the encrypted file, or opens it; None where the chosen place asks for none."""
        return self.passphrase.secret() if self._asks else None

    def missing(self) -> str:
        """What is still wanted, in words."""
        if self.custody is None:
            return tr("There is no place for keys on this system. Start its keyring, or unlock it.")
        if not self._asks:
            return ""
        if len(self.passphrase.text()) < LEAST_PASSPHRASE and self._is_new:
            return tr("The passphrase needs at least {least} characters.", least=LEAST_PASSPHRASE)
        if not self.passphrase.text():
            return tr("Type the passphrase of the encrypted file.")
        if self._is_new and self.passphrase.text() != self.repeated.text():
            return tr("The two passphrases differ.")
        return ""

    def wipe(self) -> None:
        self.passphrase.wipe()
        self.repeated.wipe()

    @property
    def _is_new(self) -> bool:
        place = self._places.get(Custody.VAULT)
        return place is not None and place.state.standing is VaultStanding.ABSENT

    @property
    def _asks(self) -> bool:
        place = self._places.get(Custody.VAULT)
        return self.custody is Custody.VAULT and place is not None and place.state.standing is not VaultStanding.READY

    def _on_choice(self) -> None:
        self._passphrases.setVisible(self._asks)
        self._again.setVisible(self._asks and self._is_new)
        self.changed.emit()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label(tr("Where its keys are kept"), tone="quiet", level="small"))
        for custody, (words, meaning) in CUSTODY_CHOICE.items():
            if custody in self._places:
                self._add(layout, custody, tr(words), tr(meaning))
        below = QVBoxLayout(self._again)
        below.setContentsMargins(0, 0, 0, 0)
        below.addLayout(field_row(tr("The same passphrase again"), self.repeated))
        inside = QVBoxLayout(self._passphrases)
        inside.setContentsMargins(24, 4, 0, 4)
        inside.addLayout(field_row(tr("Passphrase for the encrypted file"), self.passphrase))
        inside.addWidget(self._again)
        layout.addWidget(self._passphrases)

    def _add(self, layout: QVBoxLayout, custody: Custody, words: str, meaning: str) -> None:
        problem = "" if _can_be_opened(self._places[custody]) else place_problem(self._places[custody])
        button = QRadioButton(words)
        button.setObjectName(f"custody-{custody.value}")
        button.setAccessibleDescription(problem or meaning)
        button.setEnabled(not problem)
        button.setToolTip(problem)
        self._group.addButton(button)
        self._buttons[custody] = button
        below = note(problem or meaning)
        set_property(below, "tone", "warn" if problem else "quiet")
        below.setContentsMargins(24, 0, 0, 4)
        layout.addWidget(button)
        layout.addWidget(below)


def _can_be_opened(place: Place) -> bool:
    """The encrypted file can be begun or unlocked right here."""
    openable = (VaultStanding.READY, VaultStanding.LOCKED, VaultStanding.ABSENT)
    return place.state.standing in openable[: 3 if place.custody is Custody.VAULT else 1]
