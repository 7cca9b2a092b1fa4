"""The page of the wallet: what it shows of a state, and which of its buttons are off and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester

from orca_desktop.domain.accounts import Custody
from orca_desktop.domain.commands import CancelMoney
from orca_desktop.domain.errors import WalletError
from orca_desktop.domain.events import AccountsChanged, CommandRefused, SagaChanged, TaskChanged
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.ledger import Account as Pot
from orca_desktop.domain.ledger import EntryKind, LedgerEntry
from orca_desktop.domain.money import SagaState, StakeMore
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.models.accounts import AccountTableModel
from orca_desktop.gui.models.ledger import LedgerTableModel, entries_of_store, sums
from orca_desktop.gui.models.stakes import StakeTableModel
from orca_desktop.gui.pages.wallet_accounts import Act
from orca_desktop.gui.pages.workspace import WALLET
from orca_desktop.state.store import Store
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.wallet_scenes import MAIN, SAVINGS, WATCHED
from tests.leaks import ExpectWarnings


def opened(desk: Desk, scene: scenes.Scene = wallet_scenes.usual) -> Desk:
    desk.play(scene)
    desk.workspace.sidebar.choose_page(WALLET)
    return desk


def tip(desk: Desk, name: str) -> str:
    button = desk.wallet.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    assert button.accessibleDescription() in (button.toolTip(), "")
    return button.toolTip()


def test_every_model_is_a_proper_qt_model(qtmodeltester: ModelTester) -> None:
    store = Store()
    wallet_scenes.usual(store)
    accounts, stakes = AccountTableModel(store), StakeTableModel(store)
    ledger = LedgerTableModel(store, lambda: float(scenes.EPOCH))
    accounts.refresh()
    stakes.show_account(MAIN)
    ledger.show_entries(wallet_scenes.entries())

    for model in (accounts, stakes, ledger):
        assert model.rowCount() >= 3
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types there


def test_accounts_stand_with_their_place_backup_and_balance_as_of_a_slot(desk: Desk) -> None:
    opened(desk)
    model = desk.wallet.overview.accounts.model

    texts = [[str(model.index(row, column).data()) for column in range(6)] for row in range(model.rowCount())]

    assert [row[0] for row in texts] == ["Main account", "Savings", "Exchange"]
    assert texts[0][1] == "Default"
    assert [row[3] for row in texts] == ["System keyring", "Encrypted file", "Watch only"]
    assert [row[4] for row in texts] == ["Backed up", "Not backed up", "No keys here"]
    assert texts[0][5] == "41.200 KOII"
    assert f"as of slot {scenes.SLOT:,}" in str(model.index(0, 5).data(Qt.ItemDataRole.ToolTipRole))


def test_figures_and_stakes_are_those_of_the_selected_account(desk: Desk) -> None:
    overview = opened(desk).wallet.overview
    assert overview.figures[2].accessibleName().startswith("Claimable: 2.472 KOII, from 2 tasks")
    assert [task.name for task in overview.stakes.model.rows] == ["Prime Census", "Pulse Indexer", "Weather Witness"]

    overview.accounts.select(SAVINGS.main)

    assert overview.stakes.model.rows == ()
    assert overview.figures[0].accessibleName().startswith("Balance: 5.150 KOII")


def test_buttons_that_are_off_say_why(desk: Desk) -> None:
    opened(desk)
    desk.wallet.overview.accounts.select(WATCHED.main)
    assert tip(desk, "account-send") == "Its keys are not on this computer."
    assert tip(desk, "claimAllButton") == "The keys of this account are not on this computer."

    desk.wallet.overview.accounts.select(MAIN.main)
    assert tip(desk, "account-check") == "It is backed up."
    assert tip(desk, "account-default") == "New tasks are joined with it already."

    desk.wallet.overview.stakes.table.selectRow(2)
    assert tip(desk, "claimButton") == "There is nothing to claim from this task."


def test_an_account_without_a_backup_is_told_calmly_with_the_way_to_mend_it(desk: Desk) -> None:
    overview = opened(desk).wallet.overview
    assert "“Savings” is not backed up" in overview.backup.text

    overview.backup.button.click()
    assert desk.wallet.card is not None
    assert desk.wallet.card.title.text() == "Check the words of “Savings”"


def test_keys_that_end_with_the_program_are_not_warned_of(desk: Desk) -> None:
    opened(desk)
    trial = wallet_scenes.account("demo", custody=Custody.MEMORY, backed_up=False)

    desk.say(AccountsChanged((trial,), trial.name))

    assert desk.wallet.overview.backup.isHidden()
    assert desk.wallet.overview.accounts.model.index(0, 4).data() == "For trying out"


def test_a_keyring_that_does_not_work_is_told_where_keys_are_in_it(desk: Desk) -> None:
    opened(desk, wallet_scenes.broken_keyring)
    assert "The system's keyring cannot be used" in desk.wallet.overview.places.text

    desk.say(AccountsChanged((MAIN,), MAIN.name, wallet_scenes.PLACES))
    assert desk.wallet.overview.places.isHidden()


def test_the_lock_says_its_state_and_its_button_turns_it(desk: Desk) -> None:
    overview = opened(desk, wallet_scenes.locked).wallet.overview
    assert overview.lock_chip.text() == "Locked"
    assert overview.lock_words.text() == "Nobody used it for 15 minutes."

    overview.lock_button.click()
    assert desk.wallet.card is not None
    assert desk.wallet.card.title.text() == "Unlock the wallet"

    desk.wallet.card.leave()
    desk.play(wallet_scenes.usual)
    overview.lock_button.click()
    desk.workspace.bridge.flush()
    assert overview.lock_chip.text() == "Locked"


def test_what_is_under_way_tells_steps_what_happens_now_and_why_it_failed(desk: Desk) -> None:
    overview = opened(desk).wallet.overview
    rows = overview.sagas.rows

    assert overview.tabs.tabText(3) == "Under way · 2"
    assert "Under way, 1 of 2 done. Now: Claim from task 2" in rows["s1"].accessibleName()
    assert "in about 34 min" in rows["s2"].accessibleName()
    assert "Failed, 0 of 1 done. The network refused it" in rows["s3"].accessibleName()
    assert not rows["s1"].cancel_button.isEnabled()
    assert "carried to its end" in rows["s1"].cancel_button.toolTip()
    assert rows["s3"].cancel_button.isHidden()


def test_what_was_not_sent_yet_can_be_given_up(desk: Desk) -> None:
    opened(desk)
    request = StakeMore(task_id=scenes.task_id("Prime Census"), amount=scenes.task().stake)
    desk.say(SagaChanged(wallet_scenes.saga("s9", request, SagaState.WAITING, 0)))

    desk.wallet.overview.sagas.rows["s9"].cancel_button.click()
    assert desk.sent == [CancelMoney("s9")]

    desk.say(CommandRefused(CancelMoney("s9"), "Too late", "It was sent."))
    assert desk.wallet.overview.problem.text == "Too late\nIt was sent."


def test_what_nobody_can_tell_any_more_can_be_given_up_and_says_so(desk: Desk) -> None:
    opened(desk)
    request = StakeMore(task_id=scenes.task_id("Prime Census"), amount=scenes.task().stake)
    waiting = replace(
        wallet_scenes.saga("s9", request, SagaState.WAITING, 0, "Nobody can tell any more."), can_cancel=True
    )
    desk.say(SagaChanged(replace(waiting, signatures=(Signature("5sig"),))))
    row = desk.wallet.overview.sagas.rows["s9"]
    row.cancel_button.click()

    assert "Nobody can tell any more" in row.accessibleName()
    assert row.cancel_button.toolTip() == "What became of it nobody can tell"
    assert desk.sent == [CancelMoney("s9")]


def test_the_ledger_shows_typed_rows_by_kind_with_sums_that_sum(desk: Desk) -> None:
    overview = opened(desk).wallet.overview
    overview.tabs.setCurrentWidget(overview.ledger)
    rows = [row.entry for row in overview.ledger.model.rows]
    assert tuple(rows) == wallet_scenes.entries()
    of_main = sum(entry.amount for entry in rows if entry.account is Pot.MAIN)
    assert sums(overview.ledger.model.rows)[Pot.MAIN, KOII] == of_main
    assert "balance −2.098" in overview.ledger.sums.text()

    overview.ledger.kinds.setCurrentIndex(overview.ledger.kinds.findData(EntryKind.REWARD))
    assert {row.entry.kind for row in overview.ledger.model.rows} == {EntryKind.REWARD}
    assert overview.ledger.sums.text() == "2 rows · claimable +0.800 KOII"


def test_the_ledger_of_one_account_is_chosen_where_there_are_several(desk: Desk) -> None:
    overview = opened(desk).wallet.overview
    overview.tabs.setCurrentWidget(overview.ledger)
    ledger = overview.ledger
    assert ledger.whose.isVisible()
    assert {row.pot.split(" · ")[1] for row in ledger.model.rows} == {SAVINGS.name, MAIN.name}

    ledger.whose.setCurrentIndex(ledger.whose.findText(SAVINGS.name))
    assert {row.entry.main for row in ledger.model.rows} == {SAVINGS.main}
    assert len(ledger.model.rows) == 1
    assert ledger.sums.text().startswith("1 row · ")

    desk.say(AccountsChanged((MAIN,), default=MAIN.name))
    assert not ledger.whose.isVisible()
    assert len({row.entry.main for row in ledger.model.rows}) == 2  # what an account did that is gone is shown too


def test_what_another_account_of_the_users_sent_is_received() -> None:
    store = Store()
    wallet_scenes.usual(store)
    model = LedgerTableModel(store, lambda: float(scenes.EPOCH))
    sent = LedgerEntry(source="a", account=Pot.MAIN, kind=EntryKind.TRANSFER, amount=-5, at=1.0, main=MAIN.main)
    model.show_entries([sent, replace(sent, amount=5, main=SAVINGS.main)])

    assert [model.index(place, 1).data() for place in range(2)] == ["Sent", "Received"]
    assert [model.index(place, 3).data() for place in range(2)] == ["balance · Main account", "balance · Savings"]


def test_rows_of_a_token_are_told_and_summed_in_it() -> None:
    store = Store()
    wallet_scenes.usual(store)
    fire = Token(symbol="FIRE", decimals=2, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))
    task = replace(scenes.task("Burn"), token=fire)
    store.apply(TaskChanged(task))
    model = LedgerTableModel(store, lambda: float(scenes.EPOCH))

    row = LedgerEntry(
        source="a",
        account=Pot.CLAIMABLE,
        kind=EntryKind.REWARD,
        amount=1_250,
        at=1.0,
        task_id=task.id,
        token=str(fire.mint),
    )
    model.show_entries([row, replace(row, source="b", token=task.id)])

    shown = [model.index(place, 4).data() for place in range(2)]
    assert shown == ["+12.50 FIRE", f"+1,250 units of {task.id[:6]}"]
    assert sums(model.rows)[Pot.CLAIMABLE, fire] == 1_250


def test_without_a_history_the_ledger_is_that_of_the_rounds() -> None:
    store = Store()
    wallet_scenes.usual(store)

    entries = entries_of_store(store)

    assert [entry.kind for entry in entries] == [EntryKind.REWARD, EntryKind.SLASH, EntryKind.REWARD]
    assert [entry.round for entry in entries] == [22, 21, 20]


def test_the_first_start_offers_an_account_once_and_lets_the_user_look_around(desk: Desk) -> None:
    desk.play(wallet_scenes.first_start)
    assert desk.workspace.setup.isVisible()
    desk.workspace.setup.account_button.click()
    assert desk.wallet.welcome.isVisible()

    desk.wallet.welcome.look_button.click()
    assert desk.page.isVisible()

    desk.play(wallet_scenes.first_start)
    assert desk.page.isVisible()


def test_a_node_with_an_account_begins_with_its_tasks(desk: Desk) -> None:
    desk.play(wallet_scenes.usual)
    assert desk.page.isVisible()


def test_pages_are_chosen_by_alt_and_a_digit_and_tabs_by_control_and_one(desk: Desk) -> None:
    desk.play(wallet_scenes.usual)
    digits = (Qt.Key(Qt.Key.Key_1 + WALLET), Qt.Key.Key_1)
    for key, page in zip(digits, (desk.wallet, desk.page), strict=True):
        QTest.keyClick(desk.window.focusWidget() or desk.window, key, Qt.KeyboardModifier.AltModifier)
        assert page.isVisible()
    desk.workspace.sidebar.choose_page(WALLET)
    QTest.keyClick(desk.window.focusWidget() or desk.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert desk.wallet.overview.tabs.currentIndex() == 2


def test_a_selected_account_stays_selected_while_others_come(desk: Desk) -> None:
    overview = opened(desk).wallet.overview
    overview.accounts.select(WATCHED.main)

    desk.say(AccountsChanged((SAVINGS, MAIN, WATCHED), SAVINGS.name, wallet_scenes.PLACES))

    assert overview.account == WATCHED
    assert overview.accounts.buttons[Act.RECEIVE].isEnabled()


@pytest.mark.parametrize("scene", wallet_scenes.SCENES.values(), ids=wallet_scenes.SCENES)
def test_every_tab_of_every_scene_can_be_painted(desk: Desk, scene: scenes.Scene) -> None:
    opened(desk, scene)
    tabs = desk.wallet.overview.tabs

    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        assert not desk.window.grab().isNull()


async def _fails() -> None:
    raise WalletError("words", title="title")


async def _breaks() -> None:
    raise RuntimeError("a secret")


def test_an_errand_that_fails_is_told_and_a_bug_is_told_without_its_text(
    caplog: pytest.LogCaptureFixture, expect_warnings: ExpectWarnings
) -> None:
    expect_warnings("an errand of the window failed with RuntimeError")
    told: list[tuple[str, str]] = []
    errands = Errands(start=wallet_scenes.AtOnce())

    errands.do(_fails(), then=lambda _: None, failed=lambda *words: told.append(words))
    errands.do(_breaks(), then=lambda _: None, failed=lambda *words: told.append(words))
    errands.close()
    errands.do(_fails(), then=lambda _: None, failed=lambda *words: told.append(words))

    assert told[0] == ("title", "words")
    assert told[1][0] == "That did not work"
    assert len(told) == 2
    assert "a secret" not in caplog.text
