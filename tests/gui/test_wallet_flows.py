"""What a user does with accounts on the page of the wallet: create, check, import, unlock, export, rename, remove."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from orca_desktop.domain.accounts import Custody
from orca_desktop.domain.secrets import Secret
from orca_desktop.gui.pages.wallet_accounts import Act
from orca_desktop.gui.pages.wallet_create import CheckWordsCard, CreateCard
from orca_desktop.gui.pages.wallet_export import ExportCard
from orca_desktop.gui.pages.wallet_import import ImportCard, Way
from orca_desktop.gui.pages.wallet_manage import ReceiveCard, RemoveCard, RenameCard
from orca_desktop.gui.pages.wallet_unlock import UnlockCard
from orca_desktop.gui.pages.workspace import WALLET
from orca_desktop.gui.secret_clipboard import SECONDS, SecretClipboard
from orca_desktop.gui.widgets.flow_card import FlowCard
from orca_desktop.gui.widgets.qr_code import QUIET_ZONE
from orca_desktop.gui.widgets.secret_field import SecretField
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.wallet_scenes import MAIN, PASSPHRASE, PHRASE, SAVINGS

Card = TypeVar("Card", bound=FlowCard)
WORDS = PHRASE.split()


def opened(desk: Desk, scene: scenes.Scene = wallet_scenes.without_tasks) -> Desk:
    desk.play(scene)
    desk.workspace.sidebar.choose_page(WALLET)
    return desk


def card(desk: Desk, kind: type[Card]) -> Card:
    desk.workspace.bridge.flush()
    found = desk.wallet.card
    assert isinstance(found, kind)
    return found


def names(desk: Desk) -> list[str]:
    return [account.name for account in desk.store.accounts.accounts]


def texts(desk: Desk) -> str:
    QCoreApplication.sendPostedEvents()
    return " ".join(label.text() for label in desk.wallet.findChildren(QLabel) if label.isVisible())


def test_an_account_is_created_its_words_are_shown_once_and_three_of_them_are_asked_for(desk: Desk) -> None:
    opened(desk, wallet_scenes.first_start)
    desk.wallet.welcome.create_button.click()
    create = card(desk, CreateCard)
    assert create.why_not == "Give it a name."
    create.name.setText("First")
    assert create.choice.custody is Custody.KEYRING
    create.press()
    assert names(desk) == ["First"]
    assert all(word in texts(desk) for word in WORDS)
    assert "legal winner" not in QGuiApplication.clipboard().text()

    create.press()
    check = card(desk, CheckWordsCard)
    assert check.question is not None
    for place, field in check.question.fields.items():
        field.setText(WORDS[place - 1])
    check.press()
    desk.workspace.bridge.flush()

    assert desk.store.accounts.accounts[0].backed_up
    assert "Its balance is being read…" in [label.text() for label in desk.workspace.sidebar.findChildren(QLabel)]
    assert desk.wallet.card is None
    assert "sausage" not in texts(desk)


def test_the_check_can_wait_and_the_account_is_there_all_the_same(desk: Desk) -> None:
    opened(desk, wallet_scenes.first_start)
    desk.wallet.welcome.create_button.click()
    create = card(desk, CreateCard)
    create.name.setText("First")
    create.press()
    create.leave()
    desk.workspace.bridge.flush()

    assert desk.wallet.card is None
    assert "“First” is not backed up" in desk.wallet.overview.backup.text


def test_wrong_words_are_refused_and_strange_ones_named_by_their_place(desk: Desk) -> None:
    opened(desk, wallet_scenes.usual)
    desk.wallet.flows.check(SAVINGS)
    check = card(desk, CheckWordsCard)
    assert check.question is not None
    for field in check.question.fields.values():
        field.setText("wynner")
    assert check.why_not == "Word 2 is not in the list of words. Check its spelling."

    for field in check.question.fields.values():
        field.setText("zoo")
    check.press()
    assert check.problem.text.startswith("Not these words")
    assert desk.wallet.card is check


def test_a_new_encrypted_file_asks_for_a_passphrase_twice(desk: Desk) -> None:
    opened(desk)
    desk.wallet.flows.create()
    create = card(desk, CreateCard)
    create.name.setText("Second")
    create.choice.buttons[Custody.VAULT].setChecked(True)
    assert create.why_not == "The passphrase needs at least 8 characters."
    create.choice.passphrase.setText(PASSPHRASE)
    assert create.why_not == "The two passphrases differ."
    create.choice.repeated.setText(PASSPHRASE)
    create.press()

    assert desk.lock.vault == Secret(PASSPHRASE)
    assert desk.store.accounts.accounts[-1].custody is Custody.VAULT
    assert create.choice.passphrase.text() == ""
    assert create.why_not == ""
    create.press()
    assert isinstance(desk.wallet.card, CheckWordsCard)


def test_a_place_that_does_not_work_cannot_be_chosen_and_says_why(desk: Desk) -> None:
    opened(desk, wallet_scenes.broken_keyring)
    desk.wallet.flows.create()
    create = card(desk, CreateCard)

    keyring = create.choice.buttons[Custody.KEYRING]
    assert not keyring.isEnabled()
    assert "does not answer" in keyring.toolTip()
    assert create.choice.custody is Custody.VAULT


@pytest.mark.parametrize(
    ("way", "field", "text"),
    [
        (Way.PHRASE, "phraseField", PHRASE),
        (Way.KEY_FILE, "keyFilePath", "/keys/id.json"),
        (Way.WATCH, "watchAddress", scenes.key("elsewhere")),
    ],
)
def test_an_account_is_brought_along(desk: Desk, way: Way, field: str, text: str) -> None:
    opened(desk)
    desk.wallet.flows.bring()
    bring = card(desk, ImportCard)
    bring.way.setCurrentIndex(list(Way).index(way))
    bring.name.setText("Old one")
    assert bring.why_not
    found = bring.findChild(QLineEdit, field)
    assert isinstance(found, QLineEdit)
    found.setText(text)
    assert bring.why_not == ""
    bring.press()

    assert names(desk) == ["Main account", "Old one"]
    assert desk.wallet.card is None
    assert bring.phrase.text() == ""


def test_a_damaged_account_of_koiis_folder_is_named_with_its_reason_and_cannot_be_chosen(desk: Desk) -> None:
    opened(desk)
    desk.accounts.damaged = {"third": "third_mainSystemWallet.json is far larger than a key."}
    desk.wallet.flows.bring()
    bring = card(desk, ImportCard)
    bring.way.setCurrentIndex(list(Way).index(Way.KOII))
    bring.look_button.click()
    bring.press()

    assert names(desk) == ["Main account", "first", "second"]
    assert "third: third_mainSystemWallet.json is far larger than a key." in bring.koii_note.text()
    assert [box.isEnabled() for box in bring.koii_boxes] == [True, True, False]
    assert "far larger" in bring.koii_boxes[2].toolTip()


def test_accounts_of_koiis_folder_are_chosen_and_a_wrong_pin_is_told(desk: Desk) -> None:
    opened(desk)
    desk.wallet.flows.bring()
    bring = card(desk, ImportCard)
    bring.way.setCurrentIndex(list(Way).index(Way.KOII))
    assert bring.why_not == "Look into the folder first."
    bring.look_button.click()
    bring.koii_boxes[0].setChecked(False)
    bring.pin.setText("12345")
    assert bring.why_not == "The PIN has six digits."
    bring.pin.setText("654321")
    bring.press()
    assert bring.problem.text.startswith("The PIN does not fit")

    bring.pin.setText("123456")
    bring.press()
    assert names(desk) == ["Main account", "second"]


def test_a_name_that_is_taken_is_refused_before_anything_is_done(desk: Desk) -> None:
    opened(desk)
    desk.wallet.flows.create()
    create = card(desk, CreateCard)
    create.name.setText("main account")
    assert "There is an account of this name" in create.why_not
    assert not create.accent_button.isEnabled()
    assert create.accent_button.accessibleDescription() == create.why_not


def test_the_right_passphrase_leads_on_and_a_wrong_one_is_wiped(desk: Desk) -> None:
    opened(desk, wallet_scenes.locked)
    desk.wallet.flows.for_account(Act.EXPORT, MAIN)
    unlock = card(desk, UnlockCard)
    unlock.passphrase.setText("wrong")
    unlock.press()
    assert unlock.problem.text.startswith("The passphrase does not fit")
    assert unlock.passphrase.text() == ""

    unlock.passphrase.setText(PASSPHRASE)
    unlock.press()
    assert isinstance(desk.wallet.card, ExportCard)


def test_an_export_asks_for_the_passphrase_though_the_lock_is_open_and_shows_words_after_a_confirmation(
    desk: Desk,
) -> None:
    opened(desk, wallet_scenes.usual)
    desk.wallet.flows.for_account(Act.EXPORT, MAIN)
    unlock = card(desk, UnlockCard)
    unlock.passphrase.setText(PASSPHRASE)
    unlock.press()
    export = card(desk, ExportCard)
    assert export.why_not == "Confirm that you are alone with it."
    assert "sausage" not in texts(desk)

    export.alone.setChecked(True)
    export.press()
    assert "sausage" in texts(desk)

    export.leave()
    assert "sausage" not in texts(desk)


def test_a_copied_secret_leaves_the_clipboard_by_itself_unless_something_else_was_copied(desk: Desk) -> None:
    board, clipboard = QGuiApplication.clipboard(), SecretClipboard()
    assert clipboard.timer.interval() == SECONDS * 1_000 == 30_000

    clipboard.copy(Secret(PHRASE))
    assert board.text() == PHRASE
    clipboard.timer.timeout.emit()
    assert board.text() == ""

    clipboard.copy(Secret(PHRASE))
    board.setText("a shopping list")
    clipboard.close()
    assert board.text() == "a shopping list"
    assert not clipboard.timer.isActive()


def test_secrets_are_typed_without_echo_and_cannot_be_brought_back(desk: Desk) -> None:
    field = SecretField("Passphrase")
    field.setParent(desk.window)
    field.show()
    QTest.keyClicks(field, "horse")
    assert field.displayText() != "horse"

    field.wipe()
    for keys in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        QTest.keyClick(field, keys, Qt.KeyboardModifier.ControlModifier)
    field.undo()
    assert field.text() == ""


def test_escape_leaves_a_card_and_what_was_typed_on_it_is_gone(desk: Desk) -> None:
    opened(desk)
    desk.wallet.flows.bring()
    bring = card(desk, ImportCard)
    bring.phrase.setText(PHRASE)

    QTest.keyClick(bring.phrase, Qt.Key.Key_Escape)

    assert desk.wallet.card is None
    assert bring.phrase.text() == ""
    assert desk.wallet.overview.accounts.table.hasFocus()


def test_closing_the_window_wipes_what_is_on_a_card(desk: Desk) -> None:
    opened(desk)
    desk.wallet.flows.bring()
    bring = card(desk, ImportCard)
    bring.phrase.setText(PHRASE)

    desk.workspace.close_down()

    assert bring.phrase.text() == ""


def test_an_answer_that_comes_when_its_card_is_gone_changes_nothing(desk: Desk) -> None:
    opened(desk)
    desk.wallet.flows.create()
    create = card(desk, CreateCard)
    told: list[int] = []
    tell = create.if_open(told.append)
    tell(1)
    create.leave()
    tell(2)

    assert told == [1]


def test_an_account_is_renamed_and_made_the_default(desk: Desk) -> None:
    opened(desk, wallet_scenes.usual)
    desk.wallet.flows.for_account(Act.RENAME, SAVINGS)
    rename = card(desk, RenameCard)
    assert rename.why_not == "It is called that already."
    rename.name.setText("Old sock")
    rename.press()
    assert "Old sock" in names(desk)

    desk.wallet.flows.for_account(Act.DEFAULT, desk.store.accounts.accounts[1])
    assert desk.store.accounts.default == "Old sock"


def test_an_account_is_removed_when_its_name_was_typed_and_what_lies_on_it_was_seen(desk: Desk) -> None:
    opened(desk, wallet_scenes.usual)
    desk.wallet.flows.for_account(Act.REMOVE, MAIN)
    unlock = card(desk, UnlockCard)
    unlock.passphrase.setText(PASSPHRASE)
    unlock.press()
    remove = card(desk, RemoveCard)
    assert "2.502 KOII of stake and rewards lie on it" in remove.warning.text
    remove.name.setText("main account")
    assert remove.why_not == "Type its name to confirm."
    remove.name.setText("Main account")
    assert remove.why_not == "Confirm that you have its words."
    remove.has_words.setChecked(True)
    remove.press()

    assert names(desk) == ["Savings", "Exchange"]


def test_the_address_is_shown_as_a_code_that_says_just_it_and_copied(desk: Desk) -> None:
    opened(desk)
    desk.wallet.flows.for_account(Act.RECEIVE, MAIN)
    receive = card(desk, ReceiveCard)
    squares = receive.code.squares

    receive.press()

    assert QGuiApplication.clipboard().text() == MAIN.main
    assert receive.code.accessibleName() == f"QR code of the address {MAIN.main}"
    image = receive.code.grab().toImage()
    step = image.width() // (len(squares) + 2 * QUIET_ZONE)
    for down, row in enumerate(squares, start=QUIET_ZONE):
        for across, is_dark in enumerate(row, start=QUIET_ZONE):
            colour = image.pixelColor(across * step + step // 2, down * step + step // 2)
            assert (colour.lightness() < 128) == is_dark


def test_a_window_that_cannot_change_accounts_says_so(desk: Desk) -> None:
    from orca_desktop.gui.pages.wallet_page import WalletPage
    from orca_desktop.gui.wallet_words import ELSEWHERE

    page = WalletPage(desk.workspace.sidebar._theme, desk.store, desk.workspace.bridge, desk.sent.append)
    desk.play(wallet_scenes.usual)

    assert not page.overview.create_button.isEnabled()
    assert page.overview.create_button.toolTip() == ELSEWHERE
    assert page.welcome.create_button.toolTip() == ELSEWHERE
    page.close_down()
    page.deleteLater()
