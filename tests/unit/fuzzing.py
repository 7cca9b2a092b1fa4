"""Inputs that nobody meant: how many are tried, and what is done to good ones to spoil them.

`ORCA_FUZZ_EXAMPLES` says how many inputs a fuzz test tries; `./run chaos` asks for 100,000.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from random import Random
from typing import Any

if sys.version_info >= (3, 14):
    from compression import zstd as zstd
else:
    from backports import zstd as zstd

INPUTS = int(os.environ.get("ORCA_FUZZ_EXAMPLES") or 1_500)
BATCH = 25
"""So many inputs are made from one seed, because to choose it takes longer than to try one."""

EXAMPLES = max(1, INPUTS // BATCH)

ZSTANDARD = b"\x28\xb5\x2f\xfd"

ODD_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 2**53, 2**64, -(2**63), 10**400, 1e308, 0.5, "", "1" * 200, "é\0", [], {}, [[]], [None],
    {"": {}}, "base64+zstd", ["", ""], ["AAAA", "base64"], ["AAAA", "base64+zstd"], ["A", "base64"],
    [0] * 32, [256] * 32,
)  # fmt: skip


def spoiled(body: bytes, random: Random) -> bytes:
    """The bytes of a JSON document, with something wrong in them, its values or what they encode; or with nothing."""
    way = random.choice((_bytes, _value, _value, _encoded, lambda raw, _: raw))
    return way(body, random)


def spoiled_bytes(raw: bytes, random: Random) -> bytes:
    """Changed, cut off, doubled or exchanged in some places."""
    content = bytearray(raw)
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(content) + 1)
        match random.randrange(4):
            case 0 if at < len(content):
                content[at] ^= 1 << random.randrange(8)
            case 1:
                del content[at : at + random.randrange(20)]
            case 2:
                content[at:at] = random.randbytes(random.randrange(8))
            case _:
                content[at : at + 8] = random.choice((b"\xff" * 8, b"\0" * 8, b"\x01" + b"\0" * 7))
    return bytes(content)


def _bytes(body: bytes, random: Random) -> bytes:
    return spoiled_bytes(body, random)


def _value(body: bytes, random: Random) -> bytes:
    document = json.loads(body)
    places = list(_places(document))
    if not places:
        return body
    parent, key = random.choice(places)
    if random.random() < 0.2 and isinstance(parent, dict):
        del parent[key]
    else:
        parent[key] = random.choice(ODD_VALUES)
    return json.dumps(document).encode()


def _encoded(body: bytes, random: Random) -> bytes:
    """Something wrong inside of what is base64 in the document."""
    document = json.loads(body)
    packed = [(parent, key) for parent, key in _places(document) if _is_base64(parent[key])]
    if not packed:
        return spoiled_bytes(body, random)
    parent, key = random.choice(packed)
    parent[key] = base64.b64encode(_spoiled_inside(base64.b64decode(parent[key]), random)).decode()
    return json.dumps(document).encode()


def _spoiled_inside(content: bytes, random: Random) -> bytes:
    """Bytes, or what is packed in them, with wrong bytes in it or, where it is JSON, wrong values."""
    if content.startswith(ZSTANDARD) and random.random() < 0.9:
        return zstd.compress(_spoiled_inside(zstd.decompress(content), random))
    if content.startswith(b"{") and random.random() < 0.8:
        return _value(content, random)
    return spoiled_bytes(content, random)


def _places(document: Any) -> Any:
    """Every place of a value inside of the document, as its container and its key there."""
    match document:
        case dict():
            keys: Any = list(document)
        case list():
            keys = range(min(len(document), 50))
        case _:
            return
    for key in keys:
        yield document, key
        yield from _places(document[key])


def _is_base64(value: object) -> bool:
    if not isinstance(value, str) or len(value) < 40 or len(value) % 4:
        return False
    try:
        base64.b64decode(value, validate=True)
    except ValueError:
        return False
    return True
