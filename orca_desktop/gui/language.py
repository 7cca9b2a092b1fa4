"""How the window asks for its texts and numbers in the user's language. Which one that is: `translators`.

Texts of the window go through `tr` and `trn`; sentences that the node tells, which are English, through `said`. All are
collected by `./run texts` into `resources/translations/`, where Qt Linguist edits them. docs/translation.md tells more.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from orca_desktop.gui.sentences import filled

WINDOW, NODE = "window", "node"
_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w]|[.,]\d)")
_USUAL_SIGNS = ",."


def tr(text: str, /, **values: object) -> str:
    """*text* in the user's language, then with *values* in the place of its `{fields}`."""
    translated = QCoreApplication.translate(WINDOW, text)
    return filled(translated, values) if values else translated


def trn(count: int, one: str, many: str, /, **values: object) -> str:
    """What is said of *count* things, which stands in the place of `{n}`: English has two forms, others have more."""
    translated = QCoreApplication.translate(WINDOW, many, None, count)
    if translated == many and count == 1:
        translated = one
    return filled(translated, {"n": numeral(count), **values})


def mark(text: str, /) -> str:
    """Marks a text that stands in a table, and is given to `tr` where it is shown."""
    return text


def said(sentence: str, /) -> str:
    """A sentence of the node or of the domain, in the user's language as far as it is known there."""
    return QCoreApplication.translate(NODE, sentence) if sentence else sentence


def numeral(value: float, places: int = 0) -> str:
    """A number with its thousands apart, as the user's language writes it."""
    return local(f"{value:,.{places}f}")


def local(text: str) -> str:
    """*text* with the numbers in it, which stand there as in English, as the user's language writes them."""
    group, point = _signs()
    if group + point == _USUAL_SIGNS:
        return text
    signs = str.maketrans({",": group, ".": point})
    return _NUMBER.sub(lambda found: found[0].translate(signs), text)


def typed(text: str) -> str:
    """A number that was typed as the user's language writes it, as in English and without signs between thousands.

    What is written in neither way is left as it is. A single sign is taken for the one before the fraction, whichever
    of the two it is: should it have been meant otherwise, the amount is too small, and the review of it shows that.
    """
    group, point = _signs()
    if point == "." or point not in text:
        return text
    thousands = rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+{re.escape(point)}\d*"
    if group in text and not re.fullmatch(thousands, text):
        return text
    return text.replace(group, "").replace(point, ".")


def _signs() -> tuple[str, str]:
    """What stands between thousands, and before a fraction: read from how this number is translated."""
    written = tr("1,234.5")
    return (written[1], written[-2]) if len(written) == len("1,234.5") and written[0] == "1" else (",", ".")
