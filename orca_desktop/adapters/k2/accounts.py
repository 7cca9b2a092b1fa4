"""Reading the chain's accounts into what they are: tasks of both kinds, mints, token accounts, stored lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orca_desktop.adapters.k2.answers import Account
from orca_desktop.adapters.k2.apart import apart
from orca_desktop.adapters.k2.encodings import PACKED, account_bytes
from orca_desktop.adapters.k2.methods import K2Methods
from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.errors import NetworkGarbled, NoSuchAccount, NotATask
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskAccount, TaskId, TokenKind
from orca_desktop.domain.tokens import MAX_DECIMALS, Token, TokenAmount
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.distribution_lists import read_list, read_stored, stored_bytes
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.known_tokens import token as token_named
from orca_desktop.k2.kpl_account import kpl_account, mint_of
from orca_desktop.k2.kpl_state import decode_kpl_state
from orca_desktop.k2.programs import MINIMUM_TASK_BYTES, TOKEN_PROGRAM, kind_of_owner
from orca_desktop.k2.task_account import decode_native
from orca_desktop.k2.task_parts import account_key
from orca_desktop.k2.token_accounts import decode_mint, decode_token_account
from orca_desktop.ports.chain import AccountSight

PACKED_TO = 20
"""About so many times more a packed task's account is once it is unpacked."""


class AccountReader:
    """Every method raises what `Rpc.call` does, and NetworkGarbled for what cannot be read."""

    def __init__(self, rpc: K2Methods) -> None:
        self._rpc = rpc
        self._tokens: dict[PublicKey, Token] = {}
        self._paid_in: dict[TaskId, Token] = {}

    async def sight(self, key: PublicKey) -> AccountSight:
        found = await self._rpc.account(key)
        if found is None:
            return AccountSight()
        return AccountSight(balance=Roe(found.lamports), owner=PublicKey(found.owner))

    async def task(self, task_id: TaskId) -> TaskAccount:
        """Raises NoSuchAccount or NotATask. What kind of task it is its account's owner tells (k2.md 2.2)."""
        account = await self._rpc.account(task_id, large=True)
        if account is None:
            raise NoSuchAccount(task_id)
        kind = kind_of_owner(account.owner)
        if kind is None:
            raise NotATask(account.owner)
        data = await _bytes_of(account)
        try:
            found = await self._decoded(task_id, kind, data)
        except Malformed as error:
            if _is_something_else(data):
                raise NotATask(account.owner) from error
            raise NetworkGarbled(f"the task's account cannot be read ({error})") from error
        self._paid_in[task_id] = found.token
        return found

    async def paid_in(self, task_id: TaskId) -> Token:
        """In what a task pays; that never changes, so it is read once. Raises NoSuchAccount or NotATask."""
        known = self._paid_in.get(task_id)
        return known if known is not None else (await self.task(task_id)).token

    async def stored_list(self, account: PublicKey, task_id: TaskId, number: int) -> Mapping[PublicKey, int] | None:
        """The distribution list that *account* keeps for this round; None when there is none."""
        try:
            stored = await self._stored(account)
            return await apart(lambda: read_list(stored, task_id, number), size=len(stored))
        except Malformed:
            return None  # whatever the account holds, it is no list

    async def begun_list(self, account: PublicKey, task_id: TaskId, number: int) -> bytes:
        """What *account* keeps of a list for this round, in whole or in part; nothing where there is none."""
        try:
            return stored_bytes(await self._stored(account), task_id, number) or b""
        except Malformed:
            return b""

    async def _stored(self, account: PublicKey) -> bytes:
        found = await self._rpc.account(account, large=True)
        return b"" if found is None else await _bytes_of(found)

    async def token(self, mint: PublicKey) -> Token:
        """The token of this mint; what a mint says of its decimals never changes."""
        if mint not in self._tokens:
            self._tokens[mint] = await self._token(mint)
        return self._tokens[mint]

    async def tokens(self, owner: PublicKey) -> tuple[TokenAmount, ...]:
        """What *owner* holds of tokens by mint; of what is nothing nothing is told.

        What is spent comes out of the associated account; other accounts for the same token are told apart.
        """
        held: dict[Token, TokenAmount] = {}
        for found in await self._rpc.token_accounts(owner, "programId", TOKEN_PROGRAM):
            info = found.account.data.parsed.info
            if info.tokenAmount.decimals > MAX_DECIMALS:
                continue
            mint, amount = _mint_key(info.mint), int(info.tokenAmount.amount)
            token = token_named(mint, info.tokenAmount.decimals)
            known = held.get(token, TokenAmount(token=token, amount=0))
            if found.pubkey == token_account(owner, mint):
                held[token] = replace(known, amount=known.amount + amount)
            else:
                held[token] = replace(known, elsewhere=known.elsewhere + amount)
        return tuple(
            sorted((one for one in held.values() if one.amount or one.elsewhere), key=lambda one: one.token.symbol)
        )

    async def token_balance(self, owner: PublicKey, mint: PublicKey) -> Units | None:
        """What stands on *owner*'s associated token account; None where there is no such account."""
        found = await self._rpc.account(token_account(owner, mint))
        if found is None or found.owner != TOKEN_PROGRAM:
            return None
        try:
            return Units(decode_token_account(account_bytes(found.data)).amount)
        except Malformed as error:
            raise NetworkGarbled(f"a token account cannot be read ({error})") from error

    async def _decoded(self, task_id: TaskId, kind: TokenKind, data: bytes) -> TaskAccount:
        match kind:
            case TokenKind.KOII:
                return await apart(lambda: decode_native(task_id, data), size=len(data))
            case TokenKind.KPL:
                state = await apart(lambda: decode_kpl_state(data), size=len(data))
                token = await self.token(mint_of(state))
                return await apart(lambda: kpl_account(task_id, state, token), size=len(data))

    async def _token(self, mint: PublicKey) -> Token:
        account = await self._rpc.account(mint)
        try:
            return token_named(mint, decode_mint(_token_data(account)).decimals)
        except Malformed as error:
            raise NetworkGarbled(f"the mint {mint} cannot be read ({error})") from error


async def _bytes_of(account: Account) -> bytes:
    text, encoding = account.data
    size = len(text) * (PACKED_TO if encoding == PACKED else 1)
    return await apart(lambda: account_bytes(account.data), size=size)


def _mint_key(text: str) -> PublicKey:
    try:
        return account_key(text)
    except ValueError as error:
        raise NetworkGarbled("a token account names a mint that is none") from error


def _token_data(account: Account | None) -> bytes:
    if account is None or account.owner != TOKEN_PROGRAM:
        raise Malformed("it is not of the token program")
    return account_bytes(account.data)


def _is_something_else(data: bytes) -> bool:
    """Whether an account of a task program is none of its tasks, but a staking account."""
    if data.lstrip().startswith(b"{"):
        return False
    try:
        return len(data) < MINIMUM_TASK_BYTES or bool(read_stored(data))
    except Malformed:
        return False
