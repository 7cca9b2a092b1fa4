"""RPC methods about tokens, and a faucet for them (k2.md 1.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.programs import TOKEN_PROGRAM, rent_exempt_minimum
from orca_desktop.k2.token_accounts import (
    TOKEN_ACCOUNT_BYTES,
    Mint,
    TokenAccount,
    encode_mint,
    encode_token_account,
)
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.rpc import params as read
from orca_desktop.simulation.rpc.encodings import shown_account
from orca_desktop.simulation.rpc.errors import invalid_params
from orca_desktop.simulation.rpc.params import Params
from orca_desktop.simulation.rpc.parsed import mint_in, token_amount, tokens_in
from orca_desktop.simulation.rpc.reading import Reading
from orca_desktop.simulation.timeline import View

LARGEST_TOKEN_AIRDROP = 10**15


class TokenMethods:
    """`requestTokenAirdrop` is the local network's own: an owner, a mint and an amount in its smallest unit."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def table(self) -> Mapping[str, Callable[[Params], object]]:
        return {
            "getTokenAccountsByOwner": self.accounts_of,
            "getTokenAccountBalance": self.balance,
            "getTokenSupply": self.supply,
            "requestTokenAirdrop": self.airdrop,
        }

    def accounts_of(self, params: Params) -> object:
        """All token accounts of an owner, of one mint or of a whole token program."""
        owner, wanted = read.key(params, 0), read.options(params, 2)
        view = self._reading.view(wanted)
        mint = _mint_wanted(read.options(params, 1), view)
        found = [
            {"pubkey": key, "account": shown_account(account, wanted, view)}
            for key, account in view.existing()
            if account.owner == TOKEN_PROGRAM and _belongs(account, owner, mint)
        ]
        return self._reading.answer(view, found)

    def balance(self, params: Params) -> object:
        view = self._reading.view(read.options(params, 1))
        try:
            tokens = tokens_in(view.account(read.key(params, 0)))
            decimals = mint_in(view, tokens.mint).decimals
        except Malformed as error:
            raise invalid_params("could not find account, or it is not a Token account") from error
        return self._reading.answer(view, token_amount(tokens.amount, decimals))

    def supply(self, params: Params) -> object:
        view = self._reading.view(read.options(params, 1))
        mint = _mint(view, read.key(params, 0))
        return self._reading.answer(view, token_amount(mint.supply, mint.decimals))

    def airdrop(self, params: Params) -> object:
        """Make tokens, and the account that holds them where there is none."""
        owner, key = read.key(params, 0), read.key(params, 1)
        amount = read.number(params, 2, highest=LARGEST_TOKEN_AIRDROP)
        ledger = self._reading.ledger
        view = ledger.view(ledger.slot)
        mint, place = _mint(view, key), token_account(owner, key)
        held = view.account(place) or Account(lamports=rent_exempt_minimum(TOKEN_ACCOUNT_BYTES), owner=TOKEN_PROGRAM)
        tokens = tokens_in(held) if held.data else TokenAccount(mint=key, owner=owner)
        minted = view.accounts[key] or Account(lamports=0)
        more = replace(tokens, amount=tokens.amount + amount)
        changes = {
            place: replace(held, data=encode_token_account(more)),
            key: replace(minted, data=encode_mint(replace(mint, supply=mint.supply + amount))),
        }
        return ledger.decree(changes).signature


def _mint_wanted(options: Mapping[str, Any], view: View) -> PublicKey | None:
    """None for all mints of the token program."""
    match options:
        case {"mint": mint}:
            key = read.as_key(mint)
            _mint(view, key)
            return key
        case {"programId": program} if read.as_key(program) == TOKEN_PROGRAM:
            return None
    raise invalid_params("a mint or the token program is expected")


def _belongs(account: Account, owner: PublicKey, mint: PublicKey | None) -> bool:
    try:
        tokens = tokens_in(account)
    except Malformed:
        return False
    return tokens.owner == owner and mint in (None, tokens.mint)


def _mint(view: View, key: PublicKey) -> Mint:
    try:
        return mint_in(view, key)
    except Malformed as error:
        raise invalid_params("Token mint could not be found") from error
