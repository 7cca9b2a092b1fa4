"""From what stands in a file, or is typed, to the value of a setting; and back."""

from __future__ import annotations

from collections.abc import Sequence

from orca_desktop.domain.settings.errors import SettingRefused
from orca_desktop.domain.settings.setting import (
    MOST_ITEMS,
    MOST_TEXT,
    Choice,
    Number,
    Setting,
    Switch,
    Text,
    Texts,
    Value,
)

WORDS = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}


def typed(setting: Setting, words: Sequence[str]) -> Value:
    """The value that *words* mean. Raises SettingRefused with the reason."""
    stripped = tuple(word.strip() for word in words)
    if isinstance(setting, Texts):
        return checked(setting, tuple(word for word in stripped if word))
    if len(stripped) != 1:
        raise SettingRefused("This setting has one value.")
    (word,) = stripped
    match setting:
        case Switch():
            return checked(setting, WORDS.get(word.casefold(), word))
        case Number():
            plain = word.removesuffix(setting.unit).strip() if setting.unit else word
            is_number = plain.isascii() and plain.isdecimal() and len(plain) < 12
            return checked(setting, int(plain) if is_number else plain)
        case _:
            return checked(setting, word)


def checked(setting: Setting, value: object) -> Value:
    """*value* when the setting can have it, lists as tuples. Raises SettingRefused with the reason."""
    match setting:
        case Switch():
            if isinstance(value, bool):
                return value
            raise SettingRefused("It is either on or off.")
        case Number():
            if isinstance(value, int) and not isinstance(value, bool) and setting.least <= value <= setting.most:
                return value
            raise SettingRefused(f"A whole number from {setting.least:,} to {setting.most:,}.")
        case Choice():
            names = [name for name, _ in setting.choices]
            if isinstance(value, str) and value in names:
                return value
            raise SettingRefused(f"One of: {', '.join(names)}.")
        case Text():
            return _text(value, setting)
        case Texts():
            return _texts(value, setting)


def shown(setting: Setting, value: Value) -> str:
    """The value in words, several with commas between them."""
    match setting, value:
        case Switch(), bool():
            return "on" if value else "off"
        case Number(), int():
            return f"{value:,} {setting.unit}".rstrip()
        case Choice(), str():
            return dict(setting.choices).get(value, value)
        case _, tuple():
            return ", ".join(value)
        case _:
            return str(value) or "none"


def _text(value: object, setting: Text | Texts) -> str:
    if not isinstance(value, str):
        raise SettingRefused("This has to be text.")
    if len(value) > MOST_TEXT:
        raise SettingRefused(f"At most {MOST_TEXT} characters.")
    if not value.isprintable():
        raise SettingRefused("This has characters that cannot be shown.")
    if problem := setting.problem(value):
        raise SettingRefused(problem)
    return value


def _texts(value: object, setting: Texts) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not value:
        raise SettingRefused("At least one is needed.")
    if len(value) > MOST_ITEMS:
        raise SettingRefused(f"At most {MOST_ITEMS}.")
    texts = tuple(_text(item, setting) for item in value)
    if len(set(texts)) < len(texts):
        raise SettingRefused("The same is there twice.")
    return texts
