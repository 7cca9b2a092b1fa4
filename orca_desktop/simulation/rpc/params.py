"""Reading the positional parameters of a request. Every function raises RpcError."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any

import base58

from orca_desktop.domain.keys import PublicKey, key_bytes
from orca_desktop.simulation.rpc.errors import invalid_params

Params = Sequence[Any]
_LONGEST_BASE58 = 176  # 128 bytes, which is what a filter compares at most
_LONGEST_TRANSACTION = 1_700


def key(params: Params, place: int) -> PublicKey:
    """A public key."""
    return as_key(params[place] if len(params) > place else None)


def as_key(value: object) -> PublicKey:
    if isinstance(value, str) and len(value) <= _LONGEST_BASE58:
        try:
            key_bytes(value)
        except ValueError:
            pass
        else:
            return PublicKey(value)
    raise invalid_params("a public key in base58 is expected")


def number(params: Params, place: int, *, highest: int = 2**63 - 1) -> int:
    """A whole number from 0."""
    value = params[place] if len(params) > place else None
    if type(value) is not int or not 0 <= value <= highest:
        raise invalid_params(f"a number from 0 to {highest} is expected")
    return value


def options(params: Params, place: int) -> dict[str, Any]:
    """The object of options; empty when it is left out or null."""
    value = params[place] if len(params) > place else None
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise invalid_params("an object of options is expected")
    return value


def texts(params: Params, place: int, *, most: int) -> list[str]:
    value = params[place] if len(params) > place else None
    if not isinstance(value, list) or len(value) > most or not all(isinstance(text, str) for text in value):
        raise invalid_params(f"a list of at most {most} texts is expected")
    return value


def transaction(params: Params) -> bytes:
    """The wire bytes of a transaction: base58 unless the options say base64."""
    text = params[0] if params else None
    if not isinstance(text, str) or len(text) > _LONGEST_TRANSACTION:
        raise invalid_params("a transaction is expected")
    encoding = options(params, 1).get("encoding", "base58")
    try:
        match encoding:
            case "base64":
                return base64.b64decode(text, validate=True)
            case "base58":
                return base58.b58decode(text)
    except (binascii.Error, ValueError) as error:
        raise invalid_params(f"the transaction is not {encoding}") from error
    raise invalid_params("the encoding of a transaction is base58 or base64")


def base58_bytes(value: object) -> bytes:
    if isinstance(value, str) and len(value) <= _LONGEST_BASE58:
        try:
            return base58.b58decode(value)
        except ValueError:
            pass
    raise invalid_params("base58 text is expected")
