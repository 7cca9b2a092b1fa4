"""Finding the Pod spec in the text of a task's executable, minified or not, without running it (k2.md 10.5, 10.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orca_desktop.domain.images import is_image_reference
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.script_names import meaning
from orca_desktop.k2.script_text import Gap, Piece, read_text
from orca_desktop.k2.script_values import Effort, texts_of

MAX_CANDIDATES = 200
_LOOK_BACK = 200
_LOOK_AHEAD = 400

_FIRST_FIELD = re.compile(r"""(?:apiVersion|kind)\\?["']?\s*:\s*\\?["']?(?:v1|Pod)\b""")
# A quote, and nothing but space, a document's mark or the bracket of a JSON text up to the first field.
_OPENING = re.compile(r"""(["'`])(?:\s|\\[nrt]|-{3})*(?:\{(?:\s|\\[nrt])*\\?["'])?$""")
_LOOKS_LIKE_POD = re.compile(r"""kind\\?["']?\s*:\s*\\?["']?Pod\b""")
_VERSION = re.compile(r"""\bapiVersion["']?\s*:\s*["']?v1\b(?!/)""")
_KIND = re.compile(r"""\bkind["']?\s*:\s*["']?Pod["']?\s*(?:$|[,}#])""", re.MULTILINE)
_NO_POD = re.compile(r"""\bcustomPodSpec["']?\s*:\s*(?:null|undefined|void 0|""|''|``)(?=\s*[,}\n])""")
_COMMENT = re.compile(r"^\s*/?\*|(?:^|[\s;,{}()])//")
_IMAGE_FIELD = re.compile(r"""\bimage["']?\s*:\s*["']?$""")


def find_pod_spec(program: str) -> str | None:
    """The YAML of the Pod spec that *program* hands to Orca; None when it has none, or says that it uses none.

    What the program would put in is put in where it is plain (`imageURL`, a text), and marked where it is not: see
    `domain/pod_texts.py`. Raises Malformed for a Pod spec that cannot be read to its end.
    """
    if _says_none(program):
        return None
    for start in _candidates(program):
        pieces = _pieces(program, start)
        written = "".join(piece if isinstance(piece, str) else "…" for piece in pieces)
        if _VERSION.search(written) and _KIND.search(written):
            return _filled(program, pieces, start)
    return None


def speaks_of_pod_spec(program: str) -> bool:
    """Whether *program* has the word for a Pod spec, and does not say that there is none."""
    return "customPodSpec" in program and not _says_none(program)


def _says_none(program: str) -> bool:
    return any(not _commented(program, found.start()) for found in _NO_POD.finditer(program))


def _candidates(program: str) -> Iterator[int]:
    """Places of quotes behind which a Pod spec may begin."""
    found = 0
    for field in _FIRST_FIELD.finditer(program):
        opening = _OPENING.search(program, max(0, field.start() - _LOOK_BACK), field.start())
        if opening is not None and not _commented(program, opening.start()):
            yield opening.start()
            found += 1
            if found == MAX_CANDIDATES:
                return


def _commented(program: str, at: int) -> bool:
    """Whether a comment has begun in the line before *at*; a line of a minified program is too long to have one."""
    line = program.rfind("\n", max(0, at - _LOOK_BACK), at)
    return line >= 0 and _COMMENT.search(program[line + 1 : at]) is not None


def _pieces(program: str, start: int) -> tuple[Piece, ...]:
    """The text that begins there; nothing when it cannot be read, and does not look like a Pod spec."""
    try:
        return read_text(program, start)
    except Malformed:
        if _LOOKS_LIKE_POD.search(program, start, start + _LOOK_AHEAD):
            raise
        return ()


def _filled(program: str, pieces: tuple[Piece, ...], at: int) -> str:
    """The text with every gap filled or marked."""
    text = ""
    for piece in pieces:
        text += piece if isinstance(piece, str) else _filling(program, piece, at, text[-40:])
    return text


def _filling(program: str, gap: Gap, at: int, before: str) -> str:
    """What stands in a gap. A text that is no image is not put where an image must be: it is another of that name."""
    value = meaning(program, gap.expression, at)
    if not _IMAGE_FIELD.search(before) or is_image_reference(value):
        return value
    images = texts_of(program, gap.expression, at, accepts=is_image_reference, effort=Effort())
    if len(images) == 1:
        return images[0].text
    return value if value.startswith("$(") else "$(computed.image)"
