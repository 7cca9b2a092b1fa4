"""A catalogue of translations: the file of Qt Linguist, brought up to date and compiled with Qt's own tool."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import PySide6

from orca_desktop.gui.language import NODE, WINDOW
from tests.texts.window_texts import WindowText


@dataclass(frozen=True, slots=True)
class Message:
    """`forms` are the translations: one, or one a form of the count; empty strings where one is missing."""

    context: str
    source: str
    forms: tuple[str, ...]
    has_forms: bool = False
    where: str = ""

    @property
    def is_finished(self) -> bool:
        return bool(self.forms) and all(self.forms)


def read(path: Path) -> list[Message]:
    """The messages of a catalogue; none where it is not there yet."""
    if not path.exists():
        return []
    tree = ET.parse(path)
    return [
        _message(context.findtext("name", ""), entry)
        for context in tree.iter("context")
        for entry in context.iter("message")
    ]


def updated(before: Iterable[Message], window: Iterable[WindowText], node: Iterable[str], forms: int) -> list[Message]:
    """What there is to translate now, with the translations that there were."""
    known = {(message.context, message.source): message for message in before}

    def message(context: str, source: str, where: str, *, has_forms: bool) -> Message:
        old = known.get((context, source))
        count = forms if has_forms else 1
        kept = old.forms if old is not None and len(old.forms) == count else ("",) * count
        return Message(context, source, kept, has_forms, where)

    return [
        *(message(WINDOW, text.text, text.where, has_forms=text.has_forms) for text in window),
        *(message(NODE, text, "", has_forms=False) for text in node),
    ]


def write(path: Path, language: str, messages: Iterable[Message]) -> None:
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for message in messages:
        if message.context not in contexts:
            contexts[message.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[message.context], "name").text = message.context
        _add(contexts[message.context], message)
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


def compile_into(catalogue: Path, target: Path) -> None:
    """What the program loads; a program that has the old file open goes on with that one.

    Raises CalledProcessError with what the tool said.
    """
    suffix = ".exe" if sys.platform == "win32" else ""
    tool = Path(PySide6.__file__).parent / f"lrelease{suffix}"
    fresh = target.with_suffix(".new")
    command = [str(tool), "-silent", str(catalogue), "-qm", str(fresh)]
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    fresh.replace(target)


def _message(context: str, entry: ET.Element) -> Message:
    translation = entry.find("translation")
    has_forms = entry.get("numerus") == "yes"
    forms: tuple[str, ...] = ("",)
    if translation is not None:
        forms = (
            tuple(form.text or "" for form in translation.iter("numerusform"))
            if has_forms
            else (translation.text or "",)
        )
    return Message(context, entry.findtext("source", ""), forms, has_forms)


def _add(context: ET.Element, message: Message) -> None:
    entry = ET.SubElement(context, "message", {"numerus": "yes"} if message.has_forms else {})
    if message.where:
        ET.SubElement(entry, "location", filename=message.where)
    ET.SubElement(entry, "source").text = message.source
    translation = ET.SubElement(entry, "translation", {} if message.is_finished else {"type": "unfinished"})
    if not message.has_forms:
        translation.text = message.forms[0]
        return
    for form in message.forms:
        ET.SubElement(translation, "numerusform").text = form
