"""Creating an account: a name and a place for its keys, then its words, then three of them asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import MAX_NAME, Account, is_account_name
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.wallet_errors import NameTaken, NameUnusable
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import said, tr
from orca_desktop.gui.pages.wallet_backup import WordsQuestion, WordsSheet
from orca_desktop.gui.pages.wallet_choice import CustodyChoice
from orca_desktop.gui.services import AccountsService, LockService
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.choices import name_choice
from orca_desktop.gui.widgets.flow_card import FlowCard, field_row


def name_problem(name: str, taken: Sequence[Account] = ()) -> str:
    """What keeps *name* from being an account's; empty when nothing does."""
    if not name.strip():
        return tr("Give it a name.")
    if any(account.name.casefold() == name.strip().casefold() for account in taken):
        return f"{said(NameTaken.title)}."
    return "" if is_account_name(name.strip()) else said(NameUnusable().message)


def name_field() -> QLineEdit:
    field = QLineEdit()
    field.setObjectName("accountName")
    field.setMaxLength(MAX_NAME)
    field.setPlaceholderText(tr("Main account"))
    return field


class CheckWordsCard(FlowCard):
    """Asks for three words of an account; afterwards it counts as backed up."""

    def __init__(self, theme: Theme, errands: Errands, accounts: AccountsService, name: str) -> None:
        intro = tr("Type these words from your paper. That shows that it can be read, and that it is the right one.")
        super().__init__(theme, tr("Check the words of “{name}”", name=name), intro, tr("Check"))
        self._errands = errands
        self._accounts = accounts
        self._name = name
        self.question: WordsQuestion | None = None
        self.cancel_button.setText(tr("Later"))
        self.say_missing(tr("The words are being looked up…"))
        errands.do(accounts.words_to_check(name), then=self.if_open(self._ask), failed=self.if_open(self.say_failed))

    def act(self) -> None:
        if self.question is None:
            return
        self.say_busy()
        work = self._accounts.check_words(self._name, self.question.words())
        self._errands.do(work, then=self.if_open(self._checked), failed=self.if_open(self.say_failed))

    def wipe(self) -> None:
        if self.question is not None:
            self.question.wipe()

    def _ask(self, places: Sequence[int]) -> None:
        self.question = WordsQuestion(places)
        self.question.changed.connect(self._look)
        self.question.submitted.connect(self.press)
        self.body.addWidget(self.question)
        self._look()
        self.first_field().setFocus()

    def _look(self) -> None:
        self.say_missing(self.question.missing() if self.question is not None else "")

    def _checked(self, are_right: bool) -> None:  # noqa: FBT001 - the answer itself
        if are_right:
            self.leave()
        else:
            wrong = tr("At least one of the words is another one. Look at your paper again.")
            self.say_failed(tr("Not these words"), wrong)


class CreateCard(FlowCard):
    """*check* is called with the name, to go on with the question about the words."""

    moves_keys = True

    def __init__(
        self,
        theme: Theme,
        errands: Errands,
        accounts: AccountsService,
        lock: LockService | None,
        choice: CustodyChoice,
        taken: Sequence[Account],
        check: Callable[[str], None],
    ) -> None:
        intro = tr("New keys are made on this computer. Afterwards you see the words that bring them back.")
        super().__init__(theme, tr("Create an account"), intro, tr("Create"))
        self._errands = errands
        self._accounts = accounts
        self._lock = lock
        self._taken = taken
        self._check = check
        self._sheet: WordsSheet | None = None
        self.name = name_field()
        self.choice = choice
        self.length = QComboBox()
        self.length.setObjectName("phraseLength")
        name_choice(self.length, tr("How many words"))
        self.length.addItem(tr("12 words, the usual"), 12)
        self.length.addItem(tr("24 words"), 24)
        self._form = QWidget()
        self._fill()
        self.name.textChanged.connect(self._look)
        self.name.returnPressed.connect(self.press)
        choice.changed.connect(self._look)
        self._look()

    def act(self) -> None:
        if self._sheet is not None:
            name = self.name.text().strip()
            self.leave()
            self._check(name)
            return
        self.say_busy(tr("Creating…"))
        self._errands.do(self._create(), then=self.if_open(self._show), failed=self.if_open(self.say_failed))

    def wipe(self) -> None:
        self.choice.wipe()
        if self._sheet is not None:
            self._sheet.wipe()

    async def _create(self) -> Secret:
        custody = self.choice.custody
        assert custody is not None  # the button is off without one
        passphrase = self.choice.new_passphrase
        if passphrase is not None and self._lock is not None:
            await self._lock.begin_vault(passphrase)
        return await self._accounts.create(self.name.text().strip(), custody, int(self.length.currentData()))

    def _show(self, phrase: Secret) -> None:
        self._sheet = WordsSheet(phrase)
        self.choice.wipe()
        self._form.hide()
        self.title.setText(tr("The words of “{name}”", name=self.name.text().strip()))
        self.intro.setText(tr("The account is there. These words are shown this once; an export shows them again."))
        self.body.addWidget(self._sheet)
        self.cancel_button.setText(tr("Check later"))
        self.rename_action(tr("I have written them down"))
        self.accent_button.setFocus()

    def _look(self) -> None:
        if self._sheet is None:
            self.say_missing(name_problem(self.name.text(), self._taken) or self.choice.missing())

    def _fill(self) -> None:
        inside = QVBoxLayout(self._form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(field_row(tr("Name"), self.name))
        inside.addWidget(self.choice)
        inside.addLayout(field_row(tr("Phrase"), self.length))
        self.body.addWidget(self._form)
