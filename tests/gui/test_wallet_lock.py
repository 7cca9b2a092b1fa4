"""The card of the lock: the passphrase, the minutes until it locks by itself, and the most that leaves in a day."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from orca_desktop.domain.accounts import Custody, LockStatus
from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.commands import ReloadAccounts, SetDayLimit
from orca_desktop.domain.events import CommandRefused, DayLimitChanged, LockChanged, TaskChanged
from orca_desktop.domain.money import DayLimit, TokenLimit
from orca_desktop.domain.tokens import Token
from orca_desktop.gui.language import tr
from orca_desktop.gui.pages.wallet_lock import MOST_MINUTES, NO_MINUTES, VAULT_NEEDS_IT, LockCard
from orca_desktop.gui.pages.wallet_unlock import UnlockCard
from orca_desktop.gui.pages.workspace import WALLET
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.wallet_scenes import PASSPHRASE

OTHER = "a horse of another colour"


def opened(desk: Desk, status: LockStatus) -> LockCard:
    """The card, behind the passphrase where one guards."""
    desk.play(wallet_scenes.without_tasks)
    desk.say(LockChanged(status))
    desk.workspace.sidebar.choose_page(WALLET)
    desk.wallet.overview.lock_settings_button.click()
    if status.is_guarded:
        unlock = desk.wallet.card
        assert isinstance(unlock, UnlockCard)
        unlock.passphrase.setText(PASSPHRASE)
        unlock.press()
    return card(desk)


def card(desk: Desk) -> LockCard:
    assert isinstance(desk.wallet.card, LockCard)
    return desk.wallet.card


UNGUARDED = LockStatus(is_guarded=False, is_locked=False)
GUARDED = LockStatus(is_guarded=True, is_locked=False)


def test_a_first_passphrase_is_typed_twice_and_locks_the_wallet(desk: Desk) -> None:
    lock = opened(desk, UNGUARDED)
    assert lock.why_not == "Nothing is changed."
    assert not lock.none.isVisible()
    lock.passphrase.setText("short")
    assert lock.why_not == "The passphrase needs at least 8 characters."
    lock.passphrase.setText(OTHER)
    assert lock.why_not == "The two passphrases differ."
    lock.repeated.setText(OTHER)
    QTest.keyClick(lock.repeated, Qt.Key.Key_Return)

    assert desk.lock.passphrase == OTHER
    assert desk.lock.is_locked
    assert desk.wallet.card is None
    assert lock.passphrase.text() == lock.repeated.text() == ""
    assert desk.lock.idle == []
    assert desk.sent == [ReloadAccounts()]


def test_a_passphrase_is_changed_only_after_the_old_one_was_given_again(desk: Desk) -> None:
    lock = opened(desk, GUARDED)
    lock.passphrase.setText(OTHER)
    lock.repeated.setText(OTHER)
    lock.press()

    assert desk.lock.passphrase == OTHER
    assert desk.wallet.card is None


def test_the_passphrase_is_given_up(desk: Desk) -> None:
    lock = opened(desk, GUARDED)
    lock.passphrase.setText("half ty")
    lock.none.setChecked(True)
    assert not lock.passphrase.isEnabled()
    assert lock.passphrase.toolTip()
    lock.press()

    assert desk.store.lock == UNGUARDED
    assert desk.wallet.card is None


def test_with_an_encrypted_file_the_passphrase_cannot_be_given_up_and_it_says_why(desk: Desk) -> None:
    desk.play(lambda store: wallet_scenes.apply_accounts(store, wallet_scenes.SAVINGS))
    assert any(place.custody is Custody.VAULT for place in desk.store.accounts.places)
    desk.say(LockChanged(GUARDED))
    desk.workspace.sidebar.choose_page(WALLET)
    desk.wallet.flows.set_lock()
    assert isinstance(desk.wallet.card, UnlockCard)
    desk.wallet.card.passphrase.setText(PASSPHRASE)
    desk.wallet.card.press()

    assert not card(desk).none.isEnabled()
    assert card(desk).none.toolTip() == VAULT_NEEDS_IT


def test_the_idle_minutes_are_a_whole_number_of_a_day_at_most(desk: Desk) -> None:
    lock = opened(desk, UNGUARDED)
    for wrong in ("", "x", "-1", "2.5", "1441", "²"):
        lock.idle.setText(wrong)
        assert lock.why_not == tr(NO_MINUTES, most=MOST_MINUTES)
    lock.idle.setText("20")
    lock.press()

    assert desk.lock.idle == [20]
    assert desk.sent == [ReloadAccounts()]
    assert desk.wallet.card is None
    assert not desk.lock.is_locked


def test_the_days_limit_is_handed_over_and_the_card_waits_for_the_answer(desk: Desk) -> None:
    desk.say(DayLimitChanged(DayLimit(spent=Roe(1_500_000_000))))
    lock = opened(desk, UNGUARDED)
    lock.limit.setText("2,5")
    assert "Use a dot" in lock.why_not
    lock.limit.setText("2.5")
    lock.idle.setText("7")
    lock.press()
    assert desk.sent == [SetDayLimit(Roe(2_500_000_000))]
    assert not lock.accent_button.isEnabled()
    assert desk.lock.idle == []

    desk.say(DayLimitChanged(DayLimit(limit=Roe(2_500_000_000))))
    assert desk.lock.idle == [7]
    assert desk.wallet.card is None


def test_a_limit_is_taken_away_by_emptying_its_field(desk: Desk) -> None:
    desk.say(DayLimitChanged(DayLimit(limit=Roe(2_500_000_000))))
    lock = opened(desk, UNGUARDED)
    assert lock.limit.text() == "2.5"
    lock.limit.setText("")
    lock.press()

    assert desk.sent == [SetDayLimit(None)]


def test_a_limit_that_somebody_else_has_set_meanwhile_is_not_waited_for(desk: Desk) -> None:
    lock = opened(desk, UNGUARDED)
    lock.limit.setText("2.5")
    desk.say(DayLimitChanged(DayLimit(limit=Roe(2_500_000_000))))
    lock.press()

    assert desk.sent == []
    assert desk.wallet.card is None


def test_a_limit_that_is_refused_is_told_and_nothing_after_it_is_saved(desk: Desk) -> None:
    lock = opened(desk, UNGUARDED)
    lock.limit.setText("9")
    lock.passphrase.setText(OTHER)
    lock.repeated.setText(OTHER)
    lock.press()
    desk.say(CommandRefused(desk.sent[0], "The wallet is locked", "Unlock it first."))

    assert "Unlock it first." in lock.problem.text
    assert desk.lock.passphrase == PASSPHRASE
    assert lock.accent_button.isEnabled()


def test_what_failed_stays_on_the_card_and_what_was_saved_is_not_saved_twice(desk: Desk) -> None:
    lock = opened(desk, UNGUARDED)
    lock.idle.setText("7")
    lock.passphrase.setText(OTHER)
    lock.repeated.setText(OTHER)
    desk.say(LockChanged(LockStatus(is_guarded=True, is_locked=True)))
    lock.press()
    assert "locked" in lock.problem.text
    assert desk.wallet.card is lock

    desk.say(LockChanged(GUARDED))
    lock.press()
    assert desk.lock.idle == [7]
    assert desk.lock.passphrase == OTHER
    assert desk.wallet.card is None


FIRE = Token(symbol="FIRE", decimals=2, mint=scenes.key("mint of FIRE"))
ICE = Token(symbol="ICE", decimals=0, mint=scenes.key("mint of ICE"))


def with_tokens(desk: Desk) -> LockCard:
    desk.say(TaskChanged(replace(scenes.task("Burn"), token=FIRE)))
    desk.say(TaskChanged(replace(scenes.task("Freeze"), token=ICE)))
    limited = TokenLimit(token=ICE, limit=Units(40), spent=Units(3))
    desk.say(DayLimitChanged(DayLimit(limit=Roe(5), tokens=(limited,))))
    desk.say(LockChanged(UNGUARDED))
    desk.workspace.sidebar.choose_page(WALLET)
    desk.wallet.overview.lock_settings_button.click()
    return card(desk)


def test_each_token_has_a_limit_of_its_own(desk: Desk) -> None:
    lock = with_tokens(desk)
    field = lock.token_limit
    field.token.setCurrentText("ICE")
    assert (field.amount.text(), field.spent.text()) == ("40", "Within the last day: 3 ICE.")
    field.token.setCurrentText("FIRE")
    assert field.amount.text() == ""
    field.amount.setText("2.555")
    assert "FIRE has 2 places" in lock.why_not
    field.amount.setText("2.5")
    lock.limit.setText("7")
    lock.press()
    assert desk.sent == [SetDayLimit(Roe(7_000_000_000))]

    seven = Roe(7_000_000_000)
    desk.say(DayLimitChanged(DayLimit(limit=seven)))
    assert desk.sent[-1] == SetDayLimit(Units(250), FIRE)
    assert desk.wallet.card is not None

    of_fire = TokenLimit(token=FIRE, limit=Units(250), spent=Units(0))
    desk.say(DayLimitChanged(DayLimit(limit=seven, tokens=(of_fire,))))
    assert desk.wallet.card is None


def test_where_no_token_is_known_no_limit_of_one_is_asked_for(desk: Desk) -> None:
    lock = opened(desk, UNGUARDED)

    assert lock.token_limit.isHidden()
    assert lock.why_not == "Nothing is changed."


def test_a_limit_of_thousands_can_be_left_as_it_is(desk: Desk) -> None:
    desk.say(DayLimitChanged(DayLimit(limit=Roe(1_250_500_000_000))))
    lock = opened(desk, UNGUARDED)

    assert lock.limit.text() == "1250.5"
    assert lock.why_not == "Nothing is changed."
