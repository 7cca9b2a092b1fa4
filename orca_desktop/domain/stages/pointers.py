"""JSON pointers (RFC 6901)."""

from __future__ import annotations

import re
from typing import Any

_FORM = re.compile(r"(?:/(?:[^~/]|~[01])*)*")
_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")


class NotThere(LookupError):
    """The document has nothing at the place that a pointer names."""


def is_pointer(text: str) -> bool:
    return _FORM.fullmatch(text) is not None


def value_at(document: Any, pointer: str) -> Any:
    """What a well-formed *pointer* names in a decoded JSON document. Raises NotThere."""
    value = document
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list) and _INDEX.fullmatch(key) and int(key) < len(value):
            value = value[int(key)]
        else:
            raise NotThere(pointer)
    return value
