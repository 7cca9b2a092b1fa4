"""How accounts are written into answers: base58, base64, compressed, or parsed (k2.md 1.4)."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable, Mapping
from typing import Any

import base58

from orca_desktop.domain.keys import PublicKey
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.rpc import params as read
from orca_desktop.simulation.rpc.errors import INVALID_REQUEST, RpcError, invalid_params
from orca_desktop.simulation.rpc.parsed import parsed
from orca_desktop.simulation.timeline import View

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LONGEST_BASE58 = 128

Options = Mapping[str, Any]


def shown(view: View, key: PublicKey, wanted: Options) -> object:
    """An account as an answer's `value`; None where there is none. Raises RpcError."""
    account = view.account(key)
    return None if account is None else shown_account(account, wanted, view)


def shown_account(account: Account, wanted: Options, view: View) -> object:
    """*view* is where the mint of a token account is looked up."""
    return {
        "data": _data(account, wanted, view),
        "executable": False,
        "lamports": account.lamports,
        "owner": account.owner,
        "rentEpoch": 0,
        "space": len(account.data),
    }


def _data(account: Account, wanted: Options, view: View) -> object:
    encoding = wanted.get("encoding")
    if encoding == "jsonParsed" and (read_out := parsed(account, view)) is not None:
        return read_out
    data = _slice(account.data, wanted.get("dataSlice"))
    if encoding is None:  # what servers answered before there was a choice: bare text
        return _base58(data)[0]
    write = _ENCODINGS.get(encoding) if isinstance(encoding, str) else None
    if write is None:
        raise invalid_params("the encodings are base58, base64, base64+zstd and jsonParsed")
    return write(data)


def _base58(data: bytes) -> list[str]:
    if len(data) > LONGEST_BASE58:
        text = "Encoded binary (base 58) data should be less than 128 bytes, please use Base64 encoding."
        raise RpcError(INVALID_REQUEST, text)
    return [base58.b58encode(data).decode("ascii"), "base58"]


def _base64(data: bytes) -> list[str]:
    return [base64.b64encode(data).decode("ascii"), "base64"]


def _packed(data: bytes) -> list[str]:
    return [base64.b64encode(zstd.compress(data)).decode("ascii"), "base64+zstd"]


_ENCODINGS: Mapping[str, Callable[[bytes], list[str]]] = {
    "base58": _base58,
    "base64": _base64,
    "base64+zstd": _packed,
    "jsonParsed": _base64,
}


def _slice(data: bytes, wanted: object) -> bytes:
    if wanted is None:
        return data
    if not isinstance(wanted, dict):
        raise invalid_params("dataSlice is an object of offset and length")
    offset, length = (read.number([wanted.get(name)], 0) for name in ("offset", "length"))
    return data[offset : offset + length]
