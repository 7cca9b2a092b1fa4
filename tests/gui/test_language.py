"""Nothing that can be seen or heard of the window stays English in another language."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Container, Iterator
from unittest.mock import patch

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from orca_desktop.gui import translators
from orca_desktop.gui.language import tr, trn
from orca_desktop.gui.sentences import Sentences
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tray import Tray
from orca_desktop.gui.widgets.table import CalmTable
from tests import page_shots, shots, wallet_shots, way_shots
from tests.gui import pseudo, scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.test_told import SCENES
from tests.texts.node_texts import templates_of

Picture = Callable[..., QImage]
Pictures = Iterator[tuple[str, QImage]]

NAMES = (
    "Orca Desktop",
    "Docker",
    "Podman",
    "Prime Census",
    "Pulse Indexer",
    "Weather Witness",
    "A task whose author could not stop adding words to its name…",
    "Hello World Orca",
    "Tide Tables of the Northern Coasts and Harbours",
    "Prometheus Builder",
    "Doc Writer",
    "Old Task",
    "Second",
    "Savings of the whole family since 2021",
    "Savings",
    "Exchange",
    "Fifth",
    "Without words",
    "Main account",
    "Main wallet",
    "local network",
    "first",
    "second",
    "orca-old-task-data",
    "orca-old-task",
    "INFO computing round",  # what containers write
    "numbers\nKilled",
    "INFO sieve of",
    "Killed",
    "Traceback (most recent call last)",
    "OSError",
    "Errno",
    "No space left on device",
    "no space left on device",
    "no such image",  # what other programs say of themselves
    "database disk image is malformed",
    "missing closing parenthesis",
)
"""What the scenes and the world call things."""

KEYS = frozenset({"Ctrl", "Esc", "Return", "Left", "Right", "Up", "Down", "Home", "End", "Menu"})

DATA = re.compile(
    "|".join(
        (
            r"^\{\".*",  # a proof
            *(rf"\b{re.escape(name)}" for name in NAMES),
            r"\w+://\S+",  # addresses
            r"(?<!\w)[~/][\w./-]+",  # files
            r"[\w.-]+/[\w./:@-]+",  # images
            r"\b(?:[\w-]+\.)+[a-z]{2,}\b",  # hosts
            r"\bsha256:\w+…?",
            r"\w+…\w+",  # keys, shortened
            r"\b\w*\d[\w-]*",  # IDs, and numbers with their unit
            r"\b(?:CID|KOII|FIRE|ROE|[KMG]i?B|UTC|ms|min)\b",
            r"\b(?:Ctrl|Alt|Shift)\+\w+",
            r"\b[A-Z]+(?:_[A-Z]+)+\b",  # variables of a task
            r"\bW{20,}\b",
        )
    )
)


def plain_words(text: str) -> list[str]:
    """The words of *text* that are English: those without an accent that are no data."""
    return re.findall(r"[A-Za-z][A-Za-z’']+", DATA.sub(" ", text.replace("\u200b", "")))


class Looker:
    """Stands where pictures are taken, and notes what of the window is English.

    What is painted takes the longest to look at: without `paints_all` only the first picture is. `keys` are names of
    keys, which Qt writes.
    """

    def __init__(self, *, paints_all: bool = False, keys: Container[str] = ()) -> None:
        self._keys = keys
        self.found: dict[str, str] = {}
        self.seen = 0
        self._paints = True
        self._paints_all = paints_all

    def picture(self, window: QWidget, **_how: object) -> QImage:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # windows before this one
        window.show()
        QCoreApplication.processEvents()
        for where, text in pseudo.texts_in(window):
            self._look(where, text)
        for text in _painted(window) if self._paints else ():
            if not text.endswith("…"):  # cut short; the whole is among the other texts
                self._look("painted", text)
        self._paints = self._paints_all
        return QImage(8, 8, QImage.Format.Format_RGB32)

    def _look(self, where: str, text: str) -> None:
        self.seen += pseudo.OPEN in text
        if english := [word for word in plain_words(text) if word not in self._keys]:
            self.found[f"{where}: {text}"] = " ".join(english)


def _painted(window: QWidget) -> list[str]:
    """What our own widgets and cells write while *window* is painted."""
    texts: list[str] = []
    draw = QPainter.drawText

    def noted(painter: QPainter, *about: object) -> object:
        texts.extend(part for part in about if isinstance(part, str))
        return draw(painter, *about)  # type: ignore[call-overload]  # whichever of its forms was meant

    with patch.object(QPainter, "drawText", noted):
        window.grab()
    return texts


def _of_scene(name: str, theme: Theme, _picture: Picture) -> Pictures:
    return shots._scene(theme, name, scenes.SCENES[name])


STATES: dict[str, Callable[[Theme, Picture], Pictures]] = {
    **{name: functools.partial(_of_scene, name) for name in scenes.SCENES},
    "life": lambda theme, _picture: shots._life(theme),
    "proof-work": lambda theme, _picture: shots._proof_work(theme),
    "wallet": wallet_shots.wallet_pictures,
    "pages": page_shots.page_pictures,
    "ways": way_shots.way_pictures,
}


@pytest.fixture(scope="session")
def translator() -> pseudo.PseudoTranslator:
    return pseudo.PseudoTranslator(pseudo.sentences_of_tests())


@pytest.fixture
def made_up(qapp: QApplication, translator: pseudo.PseudoTranslator) -> Iterator[None]:
    """The made-up language, for as long as the test runs."""
    installed = translators.install(translator)
    yield
    installed.end()


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("state", STATES)
def test_whatever_can_be_seen_or_heard_is_translated(theme: Theme, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looker = Looker(paints_all=state == "busy")
    monkeypatch.setattr(shots, "_picture", looker.picture)

    for _ in STATES[state](theme, looker.picture):
        pass

    assert looker.found == {}
    assert looker.seen > 5


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_no_page_and_no_tab_has_a_text_of_its_own(made_up: None, desk: Desk, scene: scenes.Scene) -> None:
    looker = Looker()
    desk.play(scene)
    desk.build_all()

    looker.picture(desk.window)

    assert looker.found == {}


@pytest.mark.parametrize("open_it", ["show_palette", "show_shortcuts", "search"])
def test_what_opens_over_a_page_is_translated(made_up: None, desk: Desk, open_it: str) -> None:
    looker = Looker(keys=KEYS)
    desk.play(scenes.busy)
    desk.window.show()

    getattr(desk.workspace.over, open_it)()
    looker.picture(desk.window)

    assert looker.found == {}


def test_menus_are_translated(made_up: None, desk: Desk) -> None:
    """Those of all tables, and that of the tray."""
    found, count = {}, 0
    desk.play(wallet_scenes.usual)
    desk.build_all()
    menus = [table.row_menu(table.model().index(0, 0)) for table in desk.window.findChildren(CalmTable)]
    menus.append(Tray(desk.window.theme, desk.window).menu)
    for menu in menus:
        for text in pseudo.texts_of_menu(menu):
            count += 1
            if english := plain_words(text.partition("\t")[0]):
                found[text] = english

    assert found == {}
    assert count > 100


def test_every_sentence_of_the_node_is_found_again() -> None:
    """Whatever stands in its fields; two fields without a word between them cannot be told apart."""
    texts = [text for text in templates_of(pseudo.ROOT / "orca_desktop") if "}{" not in text]
    known = Sentences(texts)

    lost = [text for text in texts if re.search(r"[A-Za-z]", known.translated(_with_numbers(text), pseudo.accented))]

    assert lost == []
    assert len(texts) > 1_000


def _with_numbers(text: str) -> str:
    return re.sub(r"\{\w+\}", "7", text)


@pytest.mark.usefixtures("made_up")
def test_fields_are_filled_in_after_the_text_is_translated() -> None:
    assert tr("Round {number}", number=44) == "⟦Řöüñđ 44⟧"
    assert trn(2, "{n} task", "{n} tasks") == "⟦2 ţášķš⟧"


def test_without_a_language_texts_are_as_they_stand() -> None:
    assert tr("Round {number} of {number}", number=44) == "Round 44 of 44"
    assert (trn(1, "{n} task", "{n} tasks"), trn(1_200, "{n} task", "{n} tasks")) == ("1 task", "1,200 tasks")


@pytest.mark.usefixtures("made_up")
def test_a_text_that_is_not_translated_is_found_out() -> None:
    assert plain_words(tr("Because: {reason}", reason="it went wrong")) == ["it", "went", "wrong"]
    assert plain_words(f"{tr('Paid')} 0.400 KOII, Prime Census, Hq8N…XSqG") == []
