"""The token program and the associated token program, as far as tasks use them (k2.md 2, 6.5)."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.programs import (
    SYSTEM_PROGRAM,
    TOKEN_PROGRAM,
    rent_exempt_minimum,
)
from orca_desktop.k2.token_accounts import (
    TOKEN_ACCOUNT_BYTES,
    TokenAccount,
    decode_mint,
    decode_token_account,
    encode_token_account,
)
from orca_desktop.k2.token_instructions import decode_token, is_creation
from orca_desktop.k2.transactions import ProgramCall
from orca_desktop.simulation.accounts import (
    INVALID_ACCOUNT,
    INVALID_DATA,
    MISSING_KEYS,
    MISSING_SIGNATURE,
    READONLY,
    WRONG_PROGRAM,
    Account,
    Accounts,
    ProgramError,
)
from orca_desktop.simulation.system_program import pay

_TOO_FEW, _OTHER_MINT, _OTHER_OWNER, _FROZEN = 1, 3, 4, 17
_IN_USE = 0


def token_program(call: ProgramCall, accounts: Accounts, _slot: int) -> None:
    """Carry out a transfer. Raises ProgramError."""
    try:
        instruction = decode_token(call.data)
    except Malformed as error:
        raise ProgramError("Error: Invalid instruction", INVALID_DATA) from error
    if len(call.accounts) < 3:
        raise ProgramError("insufficient account keys for instruction", MISSING_KEYS)
    source, target, owner = call.accounts[:3]
    move_tokens(accounts, instruction.amount, source=source.key, target=target.key, authority=owner.key)
    if not owner.is_signer:
        raise ProgramError("missing required signature of the owner", MISSING_SIGNATURE)
    if not source.is_writable or not target.is_writable:
        raise ProgramError("a token account must be writable", READONLY)


def associated_token_program(call: ProgramCall, accounts: Accounts, _slot: int) -> None:
    """Create an associated token account. Raises ProgramError."""
    if not is_creation(call.data):
        raise ProgramError("Error: Invalid instruction", INVALID_DATA)
    if len(call.accounts) < 6:
        raise ProgramError("insufficient account keys for instruction", MISSING_KEYS)
    payer, new, owner, mint, system, token = call.accounts[:6]
    if system.key != SYSTEM_PROGRAM or token.key != TOKEN_PROGRAM:
        raise ProgramError("incorrect program id for instruction", WRONG_PROGRAM)
    if new.key != token_account(owner.key, mint.key):
        raise ProgramError("Error: Associated address does not match seed derivation", "InvalidSeeds")
    if not payer.is_signer:
        raise ProgramError("missing required signature of the payer", MISSING_SIGNATURE)
    if not payer.is_writable or not new.is_writable:
        raise ProgramError("the payer and the new account must be writable", READONLY)
    create_tokens(accounts, new.key, TokenAccount(mint=mint.key, owner=owner.key), payer=payer.key)


def create_tokens(accounts: Accounts, key: PublicKey, tokens: TokenAccount, *, payer: PublicKey) -> None:
    """Make a token account that holds nothing yet, with its rent from *payer*. Raises ProgramError."""
    minted = accounts.find(tokens.mint)
    if minted is None or minted.owner != TOKEN_PROGRAM:
        raise ProgramError("Error: Invalid Mint", WRONG_PROGRAM)
    try:
        decode_mint(minted.data)
    except Malformed as error:
        raise ProgramError("Error: Invalid Mint", INVALID_ACCOUNT) from error
    there = accounts.find(key) or Account(lamports=0)
    if there.owner != SYSTEM_PROGRAM or there.data:
        raise ProgramError(f"Allocate: account {key} already in use", _IN_USE)
    missing = max(0, rent_exempt_minimum(TOKEN_ACCOUNT_BYTES) - there.lamports)
    pay(missing, accounts, source=payer, target=key)
    data = encode_token_account(tokens)
    accounts.put(key, Account(lamports=there.lamports + missing, owner=TOKEN_PROGRAM, data=data))


def move_tokens(accounts: Accounts, amount: int, *, source: PublicKey, target: PublicKey, authority: PublicKey) -> None:
    """Move tokens between token accounts of one mint; *authority* must own the source. Raises ProgramError."""
    giver, taker = held_tokens(accounts, source), held_tokens(accounts, target)
    if giver.is_frozen or taker.is_frozen:
        raise ProgramError("Error: Account is frozen", _FROZEN)
    if giver.amount < amount:
        raise ProgramError("Error: insufficient funds", _TOO_FEW)
    if giver.mint != taker.mint:
        raise ProgramError("Error: Account not associated with this Mint", _OTHER_MINT)
    if giver.owner != authority:
        raise ProgramError("Error: owner does not match", _OTHER_OWNER)
    if source != target:
        accounts.write_data(source, encode_token_account(replace(giver, amount=giver.amount - amount)))
        accounts.write_data(target, encode_token_account(replace(taker, amount=taker.amount + amount)))


def held_tokens(accounts: Accounts, key: PublicKey) -> TokenAccount:
    """What a token account holds. Raises ProgramError for what is none."""
    account = accounts.find(key)
    if account is None or account.owner != TOKEN_PROGRAM:
        raise ProgramError("Error: Invalid token account", WRONG_PROGRAM)
    try:
        return decode_token_account(account.data)
    except Malformed as error:
        raise ProgramError("Error: Invalid token account", INVALID_ACCOUNT) from error
