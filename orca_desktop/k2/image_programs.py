"""Finding the images that the text of a task's executable names, minified or not, without running it (k2.md 10.5).

What is found are candidates for the user to confirm, the likeliest first.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from orca_desktop.domain.images import is_image_reference
from orca_desktop.k2.script_values import Effort, Told, texts_at

MAX_KEYS = 200
MAX_LITERALS = 2_000
MAX_FOUND = 20
_LONG_LINE = 500
"""A program with longer lines was minified: places in it are told by their characters."""

_KEY = r"""(?<![\w$])({})["'`]?\s*(?:[:=](?![=>])\s*|(?=[,}}]))"""
_LITERAL = re.compile(r"""(["'`])\s{0,4}([a-z0-9][^\s"'`\\$]{4,254})\s{0,4}\1""")
_REGISTRY = re.compile(
    r"(?:docker\.io|registry(?:-1)?\.[a-z0-9.-]+|[a-z0-9.-]*(?:ghcr\.io|quay\.io|gcr\.io|\.pkg\.dev|\.amazonaws\.com|mcr\.[a-z.]+"
    r"|\.azurecr\.io|\.gitlab\.com|\.jfrog\.io|\.docker\.com))(?::\d{1,5})?/"
)
_TAGGED = re.compile(r"[^/]+/.*[^/]*(?::[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})$")
_FILE = re.compile(r"\.(?:js|mjs|cjs|ts|json|html?|css|png|jpe?g|svg|gif|md|map|txt|ya?ml)$", re.IGNORECASE)


class Likely(enum.IntEnum):
    """How sure it is that an image is the one that the task runs."""

    TEXT = 0
    NAMED = 1
    FOR_ORCA = 2


_KEYS = (
    (Likely.FOR_ORCA, re.compile(_KEY.format("imageURL|podImageUrl|podImageURL"))),
    (
        Likely.NAMED,
        re.compile(_KEY.format("imageUrl|image_url|IMAGE_URL|imageName|dockerImage|containerImage|image|IMAGE")),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundImage:
    """`where` is in words, as `imageURL, line 12`."""

    image: str
    likely: Likely
    where: str


def find_images(program: str) -> tuple[FoundImage, ...]:
    """Each image once, the likeliest first, then in the order of the program; at most MAX_FOUND."""
    found = _all_in(program)
    if not found and "eval(" in program:
        found = _all_in(_unescaped(program))
    return found


def sure_one(found: tuple[FoundImage, ...]) -> str:
    """The image that is run where nobody says otherwise: the only likeliest one, if it is named as an image."""
    best = [image for image in found if image.likely is found[0].likely]
    return best[0].image if len(best) == 1 and best[0].likely is not Likely.TEXT else ""


def _all_in(program: str) -> tuple[FoundImage, ...]:
    found: dict[str, FoundImage] = {}
    for image in (*_named(program), *_texts(program)):
        found.setdefault(image.image, image)
    return tuple(found.values())[:MAX_FOUND]


def _named(program: str) -> Iterator[FoundImage]:
    effort = Effort()
    for likely, key in _KEYS:
        for match in islice(key.finditer(program), MAX_KEYS):
            # In `{ imageURL, … }` the name itself is the value.
            at = match.end() if program[match.end(1) : match.end()].strip(" \"'`\n\t") else match.start(1)
            for told in texts_at(program, at, accepts=is_image_reference, effort=effort):
                yield FoundImage(image=told.text, likely=likely, where=_where(program, match.start(), match[1], told))


def _texts(program: str) -> Iterator[FoundImage]:
    """Texts that look like nothing but images, wherever they stand."""
    for match in islice(_LITERAL.finditer(program), MAX_LITERALS):
        text = match[2]
        if is_image_reference(text) and _is_surely_image(text):
            yield FoundImage(image=text, likely=Likely.TEXT, where=_where(program, match.start(), "a text", Told(text)))


def _is_surely_image(text: str) -> bool:
    if _FILE.search(text):
        return False
    return _TAGGED.match(text) is not None or (text.count("/") > 1 and _REGISTRY.match(text) is not None)


def _where(program: str, at: int, name: str, told: Told) -> str:
    start = program.rfind("\n", max(0, at - _LONG_LINE), at) + 1
    in_lines = start > 0 or at < _LONG_LINE
    place = f"line {program.count(chr(10), 0, at) + 1:,}" if in_lines else f"character {at + 1:,}"
    unless = f", unless {' or '.join(dict.fromkeys(told.unless))} is set" if told.unless else ""
    return f"{name}, {place}{unless}"


def _unescaped(program: str) -> str:
    """The program as it is inside of `eval("…")`, where webpack puts it while a task is being developed."""
    return program.replace("\\n", "\n").replace('\\"', '"').replace("\\'", "'")
