"""Puts a language into the application: Qt's translators, of which one knows the sentences of the node."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from orca_desktop.assets import resource
from orca_desktop.gui.language import NODE, local
from orca_desktop.gui.sentences import Sentences

ENGLISH, SYSTEM = "en", "system"
TRANSLATED = ("de",)
"""The languages there is a catalogue for."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What `speak` put into the application; it is dropped to go back to English."""

    translators: tuple[QTranslator, ...]
    before: QLocale

    def end(self) -> None:
        QLocale.setDefault(self.before)
        for translator in self.translators:
            QCoreApplication.removeTranslator(translator)


def speak(language: str, parent: QObject) -> Spoken:
    """Install the translators of *language*: `system`, `en`, or one of `TRANSLATED`; an unknown one is English."""
    wanted = _language_of_system() if language == SYSTEM else language
    if wanted not in TRANSLATED:
        return install()
    catalogue, own = QTranslator(parent), QTranslator(parent)
    catalogue.load(str(resource("translations", f"orca_{wanted}.qm")))
    own.load(f"qtbase_{wanted}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    sentences = SentenceTranslator(known_sentences(), lambda text: catalogue.translate(NODE, text) or text, parent)
    spoken = install(own, sentences, catalogue)
    QLocale.setDefault(QLocale(wanted))
    return spoken


def install(*translators: QTranslator) -> Spoken:
    """The last one is asked first."""
    for translator in translators:
        QCoreApplication.installTranslator(translator)
    return Spoken(translators, QLocale())


def _language_of_system() -> str:
    """The first of the languages that the user reads, in the system's order, which the window speaks, too."""
    wished = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wished if name in (ENGLISH, *TRANSLATED)), ENGLISH)


def known_sentences() -> Sentences:
    """The templates of the node's sentences, as they were collected."""
    return Sentences(json.loads(resource("translations", "sentences.json").read_text("utf-8")), local)


class SentenceTranslator(QTranslator):
    """Translates finished sentences, by the templates that they were made from."""

    def __init__(self, sentences: Sentences, translate: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translated = functools.lru_cache(maxsize=4_096)(lambda text: sentences.translated(text, translate))

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, sourceText: str, *_about: object) -> str | None:  # noqa: N803 - Qt's name
        """None is what Qt takes for “not here”."""
        return self._translated(sourceText) if context == NODE else None
