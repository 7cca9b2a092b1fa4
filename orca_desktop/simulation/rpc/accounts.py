"""RPC methods that read accounts (k2.md 1.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from orca_desktop.k2.programs import rent_exempt_minimum
from orca_desktop.simulation.rpc import params as read
from orca_desktop.simulation.rpc.encodings import shown, shown_account
from orca_desktop.simulation.rpc.filters import account_filter
from orca_desktop.simulation.rpc.params import Params
from orca_desktop.simulation.rpc.reading import Reading
from orca_desktop.simulation.system_program import MAX_SPACE

MOST_ACCOUNTS = 100


class AccountMethods:
    """The chain is only read."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def table(self) -> Mapping[str, Callable[[Params], object]]:
        return {
            "getBalance": self.balance,
            "getAccountInfo": self.account,
            "getMultipleAccounts": self.accounts,
            "getProgramAccounts": self.program_accounts,
            "getMinimumBalanceForRentExemption": self.rent,
        }

    def balance(self, params: Params) -> object:
        view = self._reading.view(read.options(params, 1))
        account = view.account(read.key(params, 0))
        return self._reading.answer(view, account.lamports if account else 0)

    def account(self, params: Params) -> object:
        wanted = read.options(params, 1)
        view = self._reading.view(wanted)
        return self._reading.answer(view, shown(view, read.key(params, 0), wanted))

    def accounts(self, params: Params) -> object:
        keys, wanted = read.texts(params, 0, most=MOST_ACCOUNTS), read.options(params, 1)
        view = self._reading.view(wanted)
        return self._reading.answer(view, [shown(view, read.as_key(key), wanted) for key in keys])

    def program_accounts(self, params: Params) -> object:
        """All accounts of a program that pass every filter; inside a context where it is asked for."""
        program, wanted = read.key(params, 0), read.options(params, 1)
        passes, view = account_filter(wanted.get("filters")), self._reading.view(wanted)
        found = [
            {"pubkey": key, "account": shown_account(account, wanted, view)}
            for key, account in view.existing()
            if account.owner == program and passes(account.data)
        ]
        return self._reading.answer(view, found) if wanted.get("withContext") else found

    def rent(self, params: Params) -> object:
        return rent_exempt_minimum(read.number(params, 0, highest=MAX_SPACE))
