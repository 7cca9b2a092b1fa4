"""The filters of getProgramAccounts: bytes at a place, and the size (k2.md 1.4, 2.1)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable

from orca_desktop.simulation.rpc import params as read
from orca_desktop.simulation.rpc.errors import invalid_params

MOST_FILTERS = 4
LONGEST_COMPARED = 128

Test = Callable[[bytes], bool]


def account_filter(filters: object) -> Test:
    """Whether an account's data passes all of them. Raises RpcError."""
    entries = filters if filters is not None else []
    if not isinstance(entries, list) or len(entries) > MOST_FILTERS:
        raise invalid_params(f"filters is a list of at most {MOST_FILTERS}")
    tests = [_test(entry) for entry in entries]
    return lambda data: all(test(data) for test in tests)


def _test(entry: object) -> Test:
    match entry:
        case {"dataSize": int(size)} if type(size) is int and size >= 0:
            return lambda data: len(data) == size
        case {"memcmp": {"offset": int(offset), "bytes": wanted, **others}} if type(offset) is int and offset >= 0:
            compared = _compared(wanted, others.get("encoding"))
            return lambda data: data[offset : offset + len(compared)] == compared
        case _:
            raise invalid_params("a filter is memcmp with offset and bytes, or dataSize")


def _compared(wanted: object, encoding: object) -> bytes:
    match encoding:
        case None | "base58":
            compared = read.base58_bytes(wanted)
        case "base64":
            compared = _base64_bytes(wanted)
        case _:
            raise invalid_params("the encoding of memcmp is base58 or base64")
    if len(compared) > LONGEST_COMPARED:
        raise invalid_params(f"memcmp compares at most {LONGEST_COMPARED} bytes")
    return compared


def _base64_bytes(wanted: object) -> bytes:
    try:
        return base64.b64decode(wanted if isinstance(wanted, str) else "%", validate=True)
    except (binascii.Error, ValueError) as error:
        raise invalid_params("base64 text is expected") from error
