"""Where stakes, bounties and rewards are: KOII in accounts' balances, or tokens in token accounts (k2.md 6.2, 6.4)."""

from __future__ import annotations

from typing import Protocol

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.programs import STAKING_ACCOUNT_BYTES, rent_exempt_minimum
from orca_desktop.simulation.accounts import WRONG_OWNER, ProgramError
from orca_desktop.simulation.program.invocation import Call, Invocation
from orca_desktop.simulation.system_program import pay
from orca_desktop.simulation.token_program import move_tokens


class Purse(Protocol):
    """How a task program moves what its tasks are about. Every method raises ProgramError."""

    def take_stake(self, call: Invocation, amount: int) -> None:
        """From the node into the pot."""

    def pay_out(self, call: Invocation, amount: int) -> None:
        """From the pot to the beneficiary."""

    def take_first_bounty(self, call: Call, amount: int) -> None:
        """From the creator into the pot of a new task."""

    def take_bounty(self, call: Invocation, amount: int) -> None:
        """From a funder into the pot."""

    def hand_over(self, call: Invocation, amount: int) -> None:
        """From the pot of a task into that of the one which follows it."""


class KoiiPurse:
    """The pot is a bare address: only the program moves what it holds."""

    def take_stake(self, call: Invocation, amount: int) -> None:
        call.accounts.move(amount, source=call.staking, destination=call.keys["pot"])
        self._require_rent(call, call.staking)

    def pay_out(self, call: Invocation, amount: int) -> None:
        call.accounts.move(amount, source=call.keys["pot"], destination=call.keys["beneficiary"])

    def take_first_bounty(self, call: Call, amount: int) -> None:
        pay(amount, call.accounts, source=call.keys["payer"], target=call.keys["pot"])

    def take_bounty(self, call: Invocation, amount: int) -> None:
        funder = call.keys["funder"]
        call.accounts.move(amount, source=funder, destination=call.keys["pot"])
        self._require_rent(call, funder)

    def hand_over(self, call: Invocation, amount: int) -> None:
        call.accounts.move(amount, source=call.keys["old_pot"], destination=call.keys["pot"])

    def _require_rent(self, call: Call, key: PublicKey) -> None:
        left = call.accounts.find(key)
        if left is None or left.lamports < rent_exempt_minimum(STAKING_ACCOUNT_BYTES):
            raise ProgramError("Transfer: insufficient lamports, the account must keep its rent")


class TokenPurse:
    """The pot is a token account; an address derived from the pot's own has the say over it, as its owner."""

    def take_stake(self, call: Invocation, amount: int) -> None:
        self._require_own(call, "staking_tokens", call.staking)
        self._move(call, amount, source="staking_tokens", target="pot", authority=call.staking)

    def pay_out(self, call: Invocation, amount: int) -> None:
        self._move(call, amount, source="pot", target="beneficiary", authority=call.keys["pot_authority"])

    def take_first_bounty(self, call: Call, amount: int) -> None:
        self._move(call, amount, source="payer_tokens", target="pot", authority=call.keys["payer"])

    def take_bounty(self, call: Invocation, amount: int) -> None:
        self._move(call, amount, source="funder_tokens", target="pot", authority=call.keys["funder"])

    def hand_over(self, call: Invocation, amount: int) -> None:
        self._move(call, amount, source="old_pot", target="pot", authority=call.keys["old_pot_authority"])

    def _require_own(self, call: Invocation, name: str, owner: PublicKey) -> None:
        if call.keys[name] != token_account(owner, call.state.mint):
            raise ProgramError("The token account is not the one of the staking wallet", WRONG_OWNER)

    def _move(self, call: Call, amount: int, *, source: str, target: str, authority: PublicKey) -> None:
        move_tokens(call.accounts, amount, source=call.keys[source], target=call.keys[target], authority=authority)


def purse_of(kind: TokenKind) -> Purse:
    return KoiiPurse() if kind is TokenKind.KOII else TokenPurse()
