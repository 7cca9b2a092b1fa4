"""Pictures of the wallet: every state of the page, and every card in its steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit

from orca_desktop.domain.accounts import Custody
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.money import Transfer, Unstake
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.main_window import FIRST_SIZE, SMALLEST_SIZE, MainWindow
from orca_desktop.gui.pages.wallet_accounts import Act
from orca_desktop.gui.pages.wallet_create import CreateCard
from orca_desktop.gui.pages.wallet_export import ExportCard
from orca_desktop.gui.pages.wallet_import import ImportCard, Way
from orca_desktop.gui.pages.wallet_page import WalletPage
from orca_desktop.gui.pages.workspace import WALLET, Workspace
from orca_desktop.gui.services import Services
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.flow_card import FlowCard
from orca_desktop.state.store import Store
from tests.gui import scenes, wallet_scenes

Picture = Callable[[MainWindow], QImage]
Pictures = Iterator[tuple[str, QImage]]


def wallet_pictures(theme: Theme, picture: Picture) -> Pictures:
    for name, scene in wallet_scenes.SCENES.items():
        window, workspace, store = _window(theme, scene)
        yield name, picture(window)
        if name == "wallet":
            yield from _overview(window, workspace.wallet, picture)
            yield from _cards(window, workspace, store, picture)
        if name == "wallet-first-start":
            yield from _create(window, workspace.wallet, picture)
        workspace.close_down()
        window.let_go()


def _overview(window: MainWindow, page: WalletPage, picture: Picture) -> Pictures:
    tabs = page.overview.tabs
    for place, name in enumerate(("stakes", "rewards", "ledger", "under-way")):
        tabs.setCurrentIndex(place)
        yield f"wallet-{name}", picture(window)
    window.resize(SMALLEST_SIZE)
    yield "wallet-under-way-small", picture(window)
    tabs.setCurrentIndex(0)
    yield "wallet-small", picture(window)
    window.resize(FIRST_SIZE)


def _create(window: MainWindow, page: WalletPage, picture: Picture) -> Pictures:
    page.flows.create()
    yield "wallet-create", picture(window)
    card = _card(page)
    assert isinstance(card, CreateCard)
    card.choice.buttons[Custody.VAULT].setChecked(True)
    yield "wallet-create-vault", picture(window)
    card.choice.buttons[Custody.KEYRING].setChecked(True)
    _type(card, "accountName", "Main account")
    card.press()
    yield "wallet-words", picture(window)
    _card(page).press()
    _type(_card(page), "word-2", "winner")
    _type(_card(page), "word-5", "wawe")
    yield "wallet-check", picture(window)


def _cards(window: MainWindow, workspace: Workspace, store: Store, picture: Picture) -> Pictures:
    page, main = workspace.wallet, wallet_scenes.MAIN
    page.flows.bring()
    card = _card(page)
    assert isinstance(card, ImportCard)
    _type(card, "phraseField", "legal winner thank yeer wave")
    for way in Way:
        card.way.setCurrentIndex(list(Way).index(way))
        if way is Way.KOII:
            card.look_button.click()
        yield f"wallet-import-{way.name.lower().replace('_', '-')}", picture(window)
    yield from _of_account(window, page, picture)
    for name, request in (
        ("send", Transfer(to=scenes.key("friend"), amount=Roe(2_500_000_000))),
        ("unstake", Unstake(task_id=scenes.task_id("Prime Census"))),
    ):
        yield from _money(window, workspace, store, name, request, picture)
    page.flows.set_lock()
    _unlock(page)
    yield "wallet-lock", picture(window)
    _type(_card(page), "lockPassphrase", "short")
    yield "wallet-lock-short", picture(window)
    page.flows.stake(main, scenes.task())
    yield "wallet-stake", picture(window)


def _of_account(window: MainWindow, page: WalletPage, picture: Picture) -> Pictures:
    main = wallet_scenes.MAIN
    for act in (Act.RECEIVE, Act.RENAME):
        page.flows.for_account(act, main)
        yield f"wallet-{act.name.lower()}", picture(window)
    page.flows.for_account(Act.EXPORT, main)
    yield "wallet-unlock", picture(window)
    _type(_card(page), "unlockPassphrase", "wrong")
    _card(page).press()
    yield "wallet-unlock-wrong", picture(window)
    _unlock(page)
    yield "wallet-export", picture(window)
    card = _card(page)
    assert isinstance(card, ExportCard)
    card.alone.setChecked(True)
    card.press()
    yield "wallet-export-words", picture(window)
    page.flows.for_account(Act.REMOVE, main)
    _unlock(page)
    yield "wallet-remove", picture(window)
    page.flows.for_account(Act.EXPORT, wallet_scenes.account("Without words"))
    _unlock(page)
    keys = _card(page)
    assert isinstance(keys, ExportCard)
    keys.alone.setChecked(True)
    keys.press()
    yield "wallet-export-keys", picture(window)


def _money(
    window: MainWindow, workspace: Workspace, store: Store, name: str, request: Transfer | Unstake, picture: Picture
) -> Pictures:
    page, main = workspace.wallet, wallet_scenes.MAIN
    if isinstance(request, Transfer):
        page.flows.for_account(Act.SEND, main)
        _type(_card(page), "sendTo", request.to)
        _type(_card(page), "sendAmount", "2,5")
        yield "wallet-send-amount", picture(window)
        _type(_card(page), "sendAmount", "2.5")
        _card(page).press()
        warnings = ("You have never sent anything to this address.",)
        store.apply(wallet_scenes.planned(request, warnings=warnings))
    else:
        page.flows.unstake(main, scenes.task())
        store.apply(wallet_scenes.planned(request))
    workspace.bridge.flush()
    yield f"wallet-{name}-plan", picture(window)


def _unlock(page: WalletPage) -> None:
    _type(_card(page), "unlockPassphrase", wallet_scenes.PASSPHRASE)
    _card(page).press()


def _card(page: WalletPage) -> FlowCard:
    assert page.card is not None
    return page.card


def _window(theme: Theme, scene: scenes.Scene) -> tuple[MainWindow, Workspace, Store]:
    store = Store()
    window = MainWindow(theme, note="local network")
    lock = wallet_scenes.FakeLock(store)
    services = Services(accounts=wallet_scenes.FakeAccounts(store, lock), ledger=wallet_scenes.FakeLedger())
    workspace = Workspace(
        theme,
        store,
        lambda command: None,
        note="local network",
        now=lambda: float(scenes.EPOCH),
        services=services,
        errands=Errands(start=wallet_scenes.AtOnce()),
    )
    window.show_content(workspace)
    window.resize(FIRST_SIZE)
    window.show()
    scene(store)
    workspace.bridge.flush()
    workspace.sidebar.choose_page(WALLET)
    workspace.focus_first()
    return window, workspace, store


def _type(card: FlowCard, name: str, text: str) -> None:
    field = card.findChild(QLineEdit, name)
    assert isinstance(field, QLineEdit)
    field.setText(text)
