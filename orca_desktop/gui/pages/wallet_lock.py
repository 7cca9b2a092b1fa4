"""What guards money: the passphrase, the minutes after which it locks by itself, and the most that leaves in a day."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from orca_desktop.domain.accounts import Custody, LockStatus, VaultStanding
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.commands import ReloadAccounts, SetDayLimit
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.money import DayLimit
from orca_desktop.domain.tokens import KOII
from orca_desktop.gui.amounts import editable
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.pages.wallet_choice import LEAST_PASSPHRASE
from orca_desktop.gui.pages.wallet_money import Submit
from orca_desktop.gui.services import LockService
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.wallet_words import exact, parse_amount
from orca_desktop.gui.widgets.flow_card import FlowCard, field_row, note
from orca_desktop.gui.widgets.secret_field import SecretField
from orca_desktop.gui.widgets.token_limit import TokenLimitField
from orca_desktop.state.store import Store

MOST_MINUTES = 24 * 60

KEEP = mark("New passphrase (leave empty to keep the one you have)")
FIRST = mark("Passphrase (there is none now; leave empty to keep it so)")
INTRO = mark("The lock is on money, exports and removals; rounds go on behind it.")
LOCKED_AFTER = mark("At least {least} characters. The wallet then locks and asks for it.")
VAULT_ALSO = mark("It also opens the encrypted key file.")
VAULT_NEEDS_IT = mark("The encrypted key file cannot be without one.")
REMOVED = mark("Whoever sits at this computer can then move money.")
IDLE_NOTE = mark("0: never by itself. It locks when the computer sleeps all the same.")
ANY_AMOUNT = mark("Staked and sent together, by the network's clock. Empty: any amount.")
NO_MINUTES = mark("Minutes are a whole number from 0 to {most}.")


class LockCard(FlowCard):
    """Saves what was changed, one after the other, and closes; what a failure leaves unsaved stays on the card.

    The passphrase comes last: with another one the wallet is locked, and a higher limit needs it open.
    """

    moves_keys = True

    def __init__(
        self, theme: Theme, errands: Errands, lock: LockService, store: Store, bridge: StoreBridge, submit: Submit
    ) -> None:
        super().__init__(theme, tr("Lock settings"), tr(INTRO), tr("Save"))
        self._errands = errands
        self._lock = lock
        self._store = store
        self._submit = submit
        self._asked: SetDayLimit | None = None
        self._to_ask: list[SetDayLimit] = []
        self._idle_before = self._status.idle_minutes
        self._limit_before = store.day_limit.limit
        self._make_fields()
        self._fill()
        bridge.day_limit_changed.connect(self._on_limit)
        bridge.refused.connect(self._on_refusal)
        self._look()

    def act(self) -> None:
        self.say_busy(tr("Saving…"))
        of_koii = SetDayLimit(self._limit())
        wanted = (of_koii if of_koii.limit != self._limit_before else None, self.token_limit.asked())
        self._to_ask = [one for one in wanted if one is not None]
        self._save_limits()

    def wipe(self) -> None:
        self.passphrase.wipe()
        self.repeated.wipe()

    # -- one after the other ------------------------------------------------------------------------------------

    def _save_limits(self) -> None:
        now = self._store.day_limit
        while self._to_ask and now.of(self._to_ask[0].token) == self._to_ask[0].limit:
            del self._to_ask[0]  # what is so already is not answered
        if not self._to_ask:
            self._limit_before = now.limit
            self._save_idle()
            return
        self._asked = self._to_ask.pop(0)
        self._submit(self._asked)

    def _on_limit(self, limit: DayLimit) -> None:
        if self.is_open and self._asked is not None and limit.of(self._asked.token) == self._asked.limit:
            self._asked = None
            self._save_limits()

    def _on_refusal(self, refusal: CommandRefused) -> None:
        if self.is_open and self._asked is not None and refusal.command == self._asked:
            self._asked = None
            self.say_failed(said(refusal.title), said(refusal.message))

    def _save_idle(self) -> None:
        minutes = int(self.idle.text())
        if minutes == self._idle_before:
            self._save_passphrase()
            return

        def saved(_nothing: None) -> None:
            self._idle_before = minutes
            self._submit(ReloadAccounts())
            self._save_passphrase()

        self._errands.do(
            self._lock.set_idle_minutes(minutes), then=self.if_open(saved), failed=self.if_open(self.say_failed)
        )

    def _save_passphrase(self) -> None:
        if not self.none.isChecked() and not self.passphrase.text():
            self.leave()
            return
        work = self._lock.change_passphrase(None if self.none.isChecked() else self.passphrase.secret())
        self._errands.do(work, then=self.if_open(self._changed), failed=self.if_open(self.say_failed))

    def _changed(self, _nothing: None) -> None:
        """A node that runs elsewhere reads anew what guards it, and asks for the passphrase that holds now."""
        self._submit(ReloadAccounts())
        self._lock.lock()
        self.leave()

    # -- what is typed ------------------------------------------------------------------------------------------

    def _limit(self) -> Roe | None:
        return parse_amount(self.limit.text())[0] if self.limit.text().strip() else None

    def _look(self, *_changed: object) -> None:
        without = self.none.isChecked()
        for field in (self.passphrase, self.repeated):
            field.setEnabled(not without)
            field.setToolTip(tr("No passphrase is to be asked for.") if without else "")
        self.say_missing(self._passphrase_problem() or self._idle_problem() or self._limit_problem())
        if not self.why_not and not self._is_changed():
            self.say_missing(tr("Nothing is changed."))

    def _passphrase_problem(self) -> str:
        typed = self.passphrase.text()
        if self.none.isChecked():
            return ""
        if typed and len(typed) < LEAST_PASSPHRASE:
            return tr("The passphrase needs at least {least} characters.", least=LEAST_PASSPHRASE)
        return tr("The two passphrases differ.") if typed != self.repeated.text() else ""

    def _idle_problem(self) -> str:
        text = self.idle.text().strip()
        fits = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_MINUTES)) and int(text) <= MOST_MINUTES
        return "" if fits else tr(NO_MINUTES, most=MOST_MINUTES)

    def _limit_problem(self) -> str:
        of_koii = parse_amount(self.limit.text())[1] if self.limit.text().strip() else ""
        return of_koii or self.token_limit.problem()

    def _is_changed(self) -> bool:
        is_other = int(self.idle.text()) != self._idle_before or self._limit() != self._limit_before
        is_other = is_other or self.token_limit.asked() is not None
        return is_other or self.none.isChecked() or bool(self.passphrase.text())

    # -- what there is ------------------------------------------------------------------------------------------

    @property
    def _status(self) -> LockStatus:
        return self._store.lock or LockStatus(is_guarded=False, is_locked=False)

    @property
    def _has_vault(self) -> bool:
        places = self._store.accounts.places
        return any(
            place.custody is Custody.VAULT and place.state.standing is not VaultStanding.ABSENT for place in places
        )

    def _make_fields(self) -> None:
        self.passphrase = SecretField(tr("New passphrase"))
        self.passphrase.setObjectName("lockPassphrase")
        self.repeated = SecretField(tr("The new passphrase again"))
        self.repeated.setObjectName("lockPassphraseAgain")
        self.none = QCheckBox(tr("Ask for no passphrase any more"))
        self.none.setObjectName("lockWithout")
        self.idle = QLineEdit(str(self._idle_before))
        self.idle.setObjectName("lockIdle")
        self.limit = QLineEdit("" if self._limit_before is None else editable(self._limit_before, KOII))
        self.limit.setObjectName("dayLimit")
        self.limit.setPlaceholderText(tr("any amount"))
        for field in (self.passphrase, self.repeated, self.idle, self.limit):
            field.textChanged.connect(self._look)
            field.returnPressed.connect(self.press)
        self.none.toggled.connect(self._look)
        self.token_limit = TokenLimitField(self._store)
        self.token_limit.changed.connect(self._look)
        self.token_limit.pressed.connect(self.press)

    def _fill(self) -> None:
        is_guarded = self._status.is_guarded
        words = tr(KEEP) if is_guarded else tr(FIRST)
        hints = [tr(LOCKED_AFTER, least=LEAST_PASSPHRASE), *([tr(VAULT_ALSO)] if self._has_vault else [])]
        self.body.addLayout(field_row(words, self.passphrase))
        self.body.addLayout(field_row(tr("The same passphrase again"), self.repeated, note(" ".join(hints))))
        if is_guarded:
            self._add_removal()
        self.body.addLayout(
            field_row(tr("Minutes without use until it locks by itself"), self.idle, note(tr(IDLE_NOTE)))
        )
        spent = tr("Within the last day: {spent} KOII.", spent=exact(self._store.day_limit.spent))
        self.body.addLayout(field_row(tr("Most KOII in a day"), self.limit, note(f"{tr(ANY_AMOUNT)} {spent}")))
        self.body.addWidget(self.token_limit)
        self.token_limit.setVisible(self.token_limit.is_needed)

    def _add_removal(self) -> None:
        words = tr(VAULT_NEEDS_IT) if self._has_vault else tr(REMOVED)
        self.none.setEnabled(not self._has_vault)
        self.none.setToolTip(words if self._has_vault else "")
        self.none.setAccessibleDescription(words)
        self.body.addWidget(self.none)
        self.body.addWidget(note(words))
