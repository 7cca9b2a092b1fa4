"""RPC methods that read accounts (k2.md 1.4)."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from typing import Any

from orca_desktop.k2.programs import rent_exempt_minimum
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.ledger import Ledger
from orca_desktop.simulation.rpc import params as read
from orca_desktop.simulation.rpc.errors import invalid_params
from orca_desktop.simulation.rpc.params import Params
from orca_desktop.simulation.system_program import MAX_SPACE

MOST_ACCOUNTS = 100


class AccountMethods:
    """*ledger* is only read."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def table(self) -> Mapping[str, Callable[[Params], object]]:
        return {
            "getBalance": self.balance,
            "getAccountInfo": self.account,
            "getMultipleAccounts": self.accounts,
            "getProgramAccounts": self.program_accounts,
            "getMinimumBalanceForRentExemption": self.rent,
        }

    def balance(self, params: Params) -> object:
        account = self._ledger.account(read.key(params, 0))
        return self._with_context(account.lamports if account else 0)

    def account(self, params: Params) -> object:
        wanted = read.options(params, 1)
        return self._with_context(_shown(self._ledger.account(read.key(params, 0)), wanted))

    def accounts(self, params: Params) -> object:
        keys, wanted = read.texts(params, 0, most=MOST_ACCOUNTS), read.options(params, 1)
        return self._with_context([_shown(self._ledger.account(read.as_key(key)), wanted) for key in keys])

    def program_accounts(self, params: Params) -> object:
        """All accounts of a program that pass every filter."""
        program, wanted = read.key(params, 0), read.options(params, 1)
        tests = [_test(entry) for entry in _filters(wanted)]
        return [
            {"pubkey": key, "account": _shown(account, wanted)}
            for key, account in self._ledger.accounts()
            if account.owner == program and all(test(account.data) for test in tests)
        ]

    def rent(self, params: Params) -> object:
        return rent_exempt_minimum(read.number(params, 0, highest=MAX_SPACE))

    def _with_context(self, value: object) -> object:
        return {"context": {"slot": self._ledger.slot}, "value": value}


def _shown(account: Account | None, wanted: Mapping[str, Any]) -> object:
    if account is None:
        return None
    if wanted.get("encoding", "base64") != "base64":
        raise invalid_params("only the encoding base64 is served here")
    data = _slice(account.data, wanted.get("dataSlice"))
    return {
        "data": [base64.b64encode(data).decode("ascii"), "base64"],
        "executable": False,
        "lamports": account.lamports,
        "owner": account.owner,
        "rentEpoch": 0,
    }


def _slice(data: bytes, wanted: object) -> bytes:
    if wanted is None:
        return data
    if not isinstance(wanted, dict):
        raise invalid_params("dataSlice is an object of offset and length")
    offset, length = (read.number([wanted.get(name)], 0) for name in ("offset", "length"))
    return data[offset : offset + length]


def _filters(wanted: Mapping[str, Any]) -> list[Any]:
    filters = wanted.get("filters") or []
    if not isinstance(filters, list) or len(filters) > 4:
        raise invalid_params("filters is a list of at most four")
    return filters


def _test(entry: object) -> Callable[[bytes], bool]:
    match entry:
        case {"dataSize": int(size)}:
            return lambda data: len(data) == size
        case {"memcmp": {"offset": int(offset), "bytes": text}} if offset >= 0:
            wanted = read.base58_bytes(text)
            return lambda data: data[offset : offset + len(wanted)] == wanted
        case _:
            raise invalid_params("a filter is memcmp with offset and bytes, or dataSize")
