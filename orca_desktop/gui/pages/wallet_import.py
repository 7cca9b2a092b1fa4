"""Bringing an account along: by its words, a key file, a base58 key, Koii's own folder, or only to watch it."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orca_desktop.domain.accounts import Account, Custody
from orca_desktop.domain.errors import KeyMissing
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import mark, said, tr, trn
from orca_desktop.gui.pages.wallet_choice import CustodyChoice
from orca_desktop.gui.pages.wallet_create import name_field, name_problem
from orca_desktop.gui.pages.wallet_found import FoundList
from orca_desktop.gui.services import AccountsService, KoiiKeys, LockService
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tips import plain_tip
from orca_desktop.gui.wallet_words import parse_address
from orca_desktop.gui.widgets.flow_card import FlowCard, field_row, note
from orca_desktop.gui.widgets.secret_field import SecretField
from orca_desktop.gui.word_list import phrase_problem

PIN_DIGITS = 6


class Way(enum.Enum):
    """In the order in which they are offered."""

    PHRASE = mark("12 or 24 words")
    KEY_FILE = mark("A key file (64 numbers)")
    BASE58 = mark("A secret key in base58")
    KOII = mark("The folder of Koii's desktop node")
    HERE = mark("What is kept on this computer already")
    WATCH = mark("Only watch an address")


TO_BE_KEPT = frozenset(Way) - {Way.WATCH, Way.HERE}
"""Those whose secrets are put in a place of the user's choice."""

NAMED = frozenset(Way) - {Way.KOII, Way.HERE}
"""Those that have no name yet."""


class ImportCard(FlowCard):
    """One way at a time; what is secret is typed without an echo."""

    moves_keys = True

    def __init__(
        self,
        theme: Theme,
        errands: Errands,
        accounts: AccountsService,
        lock: LockService | None,
        choice: CustodyChoice,
        taken: Sequence[Account],
    ) -> None:
        intro = tr(
            "The keys are copied here; where they come from nothing is changed. Do not run two nodes with one account."
        )
        super().__init__(theme, tr("Import an account"), intro, tr("Import"))
        self._errands = errands
        self._accounts = accounts
        self._lock = lock
        self._taken = taken
        self._found: tuple[KoiiKeys, ...] = ()
        self.choice = choice
        self.way = QComboBox()
        self.way.setObjectName("importWay")
        for way in Way:
            self.way.addItem(tr(way.value), way)
        self.name = name_field()
        self.phrase = SecretField(tr("The words, with spaces between them"))
        self.phrase.setObjectName("phraseField")
        self.phrase_note = note()
        self.path = QLineEdit()
        self.path.setObjectName("keyFilePath")
        self.base58 = SecretField(tr("Secret key in base58"))
        self.folder = QLineEdit()
        self.folder.setObjectName("koiiFolder")
        self.folder.setPlaceholderText(tr("Its usual place"))
        self.look_button = QPushButton(tr("Look"))
        self.look_button.setToolTip(tr("See which accounts are in the folder"))
        self.koii_note = note()
        self.koii_list = QVBoxLayout()
        self.pin = SecretField(tr("PIN of Koii's node, for its words (may be left empty)"))
        self.found = FoundList()
        self.address = QLineEdit()
        self.address.setObjectName("watchAddress")
        self.parts = {way: QWidget() for way in Way}
        self._fill()
        self._connect()
        self._show_way()

    @property
    def chosen(self) -> Way:
        way: Way = self.way.currentData()
        return way

    @property
    def koii_boxes(self) -> list[QCheckBox]:
        items = (self.koii_list.itemAt(place) for place in range(self.koii_list.count()))
        return [box for item in items if item is not None and isinstance(box := item.widget(), QCheckBox)]

    def act(self) -> None:
        self.say_busy(tr("Importing…"))
        path = Path(self.path.text().strip()).expanduser()
        self._errands.do(self._import(path), then=self.if_open(self.leave_with), failed=self.if_open(self.say_failed))

    def wipe(self) -> None:
        for field in (self.phrase, self.base58, self.pin):
            field.wipe()
        self.choice.wipe()

    async def _import(self, path: Path) -> None:
        name, custody = self.name.text().strip(), self.choice.custody or Custody.WATCH_ONLY
        passphrase = self.choice.new_passphrase if self.chosen in TO_BE_KEPT else None
        if passphrase is not None and self._lock is not None:
            await self._lock.begin_vault(passphrase)
        match self.chosen:
            case Way.PHRASE:
                await self._accounts.import_phrase(name, custody, self.phrase.secret())
            case Way.KEY_FILE:
                await self._accounts.import_key_file(name, custody, path)
            case Way.BASE58:
                await self._accounts.import_base58(name, custody, self.base58.secret())
            case Way.KOII:
                await self._import_koii(custody)
            case Way.HERE:
                await self._take_over()
            case Way.WATCH:
                await self._watch(name)

    async def _import_koii(self, custody: Custody) -> None:
        pin = self.pin.secret() if self.pin.text() else None
        await self._accounts.import_koii(self._koii_folder(), self._koii_names(), custody, pin)

    async def _take_over(self) -> None:
        for one in self.found.chosen:
            if await self._accounts.adopt(one.name, one.custody) is None:
                raise KeyMissing(one.name)

    def look_here(self) -> None:
        """Choose what is kept on this computer already, and search for it."""
        self.way.setCurrentIndex(list(Way).index(Way.HERE))

    def _search(self) -> None:
        self.found.show_searching()
        found, failed = self.if_open(self.found.show_found), self.if_open(self.found.show_failed)
        self._errands.do(self._accounts.left_behind(), then=found, failed=failed)

    async def _watch(self, name: str) -> None:
        address, _ = parse_address(self.address.text())
        assert address is not None  # the button is off without one
        await self._accounts.watch(name, address)

    def _look_into_folder(self) -> None:
        self.koii_note.setText(tr("Looking…"))
        work = self._accounts.koii_accounts(self._koii_folder())
        self._errands.do(work, then=self.if_open(self._show_found), failed=self.if_open(self._folder_failed))

    def _folder_failed(self, title: str, message: str) -> None:
        self._show_found(())
        self.koii_note.setText(f"{title}. {message}")

    def _show_found(self, found: Sequence[KoiiKeys]) -> None:
        for box in self.koii_boxes:
            self.koii_list.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._found = tuple(found)
        for keys in found:
            box = QCheckBox(keys.name.replace("&", "&&"))
            box.setChecked(not keys.problem)
            box.setEnabled(not keys.problem)
            box.setToolTip(plain_tip(said(keys.problem)))
            box.setAccessibleDescription(said(keys.problem))
            box.toggled.connect(self._look)
            self.koii_list.addWidget(box)
        there_are = trn(len(found), "{n} account in the folder.", "{n} accounts in the folder.")
        damaged = [f"{keys.name}: {said(keys.problem)}" for keys in found if keys.problem]
        self.koii_note.setText("\n".join([there_are, *damaged]) if found else tr("No account was found there."))
        self._look()

    def _koii_folder(self) -> Path | None:
        text = self.folder.text().strip()
        return Path(text).expanduser() if text else None

    def _koii_names(self) -> tuple[str, ...]:
        boxes = zip(self._found, self.koii_boxes, strict=True)
        return tuple(keys.name for keys, box in boxes if box.isChecked())

    def _show_way(self) -> None:
        for way, part in self.parts.items():
            part.setVisible(way is self.chosen)
        self.name_part.setVisible(self.chosen in NAMED)
        self.choice.setVisible(self.chosen in TO_BE_KEPT)
        if self.chosen is Way.HERE:
            self._search()
        self._look()

    def _look(self) -> None:
        problem = phrase_problem(self.phrase.text())
        self.phrase_note.setText(problem or tr("All words are in the list."))
        self.say_missing(self._way_problem() or self._name_problem() or self._choice_problem())

    def _name_problem(self) -> str:
        return name_problem(self.name.text(), self._taken) if self.chosen in NAMED else ""

    def _choice_problem(self) -> str:
        return self.choice.missing() if self.chosen in TO_BE_KEPT else ""

    def _way_problem(self) -> str:
        match self.chosen:
            case Way.PHRASE:
                return tr("Complete the words first.") if phrase_problem(self.phrase.text()) else ""
            case Way.KEY_FILE:
                return "" if self.path.text().strip() else tr("Choose the key file.")
            case Way.BASE58:
                return "" if self.base58.text().strip() else tr("Paste the secret key.")
            case Way.KOII:
                return self._koii_problem()
            case Way.HERE:
                return self.found.missing()
            case Way.WATCH:
                return parse_address(self.address.text())[1]

    def _koii_problem(self) -> str:
        if not self._found:
            return tr("Look into the folder first.")
        if not self._koii_names():
            return tr("Choose at least one account.")
        pin = self.pin.text()
        return "" if not pin or (len(pin) == PIN_DIGITS and pin.isdecimal()) else tr("The PIN has six digits.")

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Key file"), str(Path.home()), tr("Key files (*.json);;All files (*)"))
        dialog.fileSelected.connect(self.path.setText)
        dialog.open()

    def _connect(self) -> None:
        self.way.currentIndexChanged.connect(self._show_way)
        for field in (self.name, self.phrase, self.path, self.base58, self.pin, self.address):
            field.textChanged.connect(self._look)
            field.returnPressed.connect(self.press)
        self.folder.returnPressed.connect(self._look_into_folder)
        self.look_button.clicked.connect(self._look_into_folder)
        self.choice.changed.connect(self._look)
        self.found.changed.connect(self._look)

    def _fill(self) -> None:
        browse = QPushButton(tr("Choose…"))
        browse.setToolTip(tr("Choose the key file"))
        browse.clicked.connect(self._choose_file)
        self.body.addLayout(field_row(tr("What you have"), self.way))
        layouts = {way: QVBoxLayout(part) for way, part in self.parts.items()}
        for layout in layouts.values():
            layout.setContentsMargins(0, 0, 0, 0)
        layouts[Way.PHRASE].addLayout(
            field_row(tr("The words, with spaces between them"), self.phrase, self.phrase_note)
        )
        layouts[Way.KEY_FILE].addLayout(field_row(tr("Key file"), beside(self.path, browse)))
        layouts[Way.BASE58].addLayout(field_row(tr("Secret key in base58"), self.base58))
        layouts[Way.KOII].addLayout(field_row(tr("Folder"), beside(self.folder, self.look_button), self.koii_note))
        layouts[Way.KOII].addLayout(self.koii_list)
        layouts[Way.KOII].addLayout(field_row(tr("PIN of Koii's node, for its words (may be left empty)"), self.pin))
        layouts[Way.HERE].addWidget(self.found)
        layouts[Way.WATCH].addLayout(
            field_row(tr("Address"), self.address, note(tr("Nothing can be signed with it here.")))
        )
        for part in self.parts.values():
            self.body.addWidget(part)
        self._fill_below()

    def _fill_below(self) -> None:
        """What all ways but one have in common."""
        self.path.setAccessibleName(tr("Key file"))
        self.folder.setAccessibleName(tr("Folder of Koii's desktop node"))
        self.name_part = QWidget()
        inside = QVBoxLayout(self.name_part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(field_row(tr("Name"), self.name))
        self.body.addWidget(self.name_part)
        self.body.addWidget(self.choice)


def beside(field: QLineEdit, button: QPushButton) -> QWidget:
    """A field with the button that helps to fill it."""
    both = QWidget()
    both.setAccessibleName(tr("Field and button"))
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(field, 1)
    row.addWidget(button)
    both.setFocusProxy(field)
    return both
