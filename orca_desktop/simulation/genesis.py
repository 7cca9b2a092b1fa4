"""What is there before the first slot: the tasks, their files, the token of one of them, and a wallet of nobody's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orca_desktop.assets import resource
from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.keys import PublicKey, key_bytes
from orca_desktop.domain.tasks import Cid, TaskId, TokenKind
from orca_desktop.k2.addresses import managers_account, pot_authority, pot_seed, token_account
from orca_desktop.k2.instruction_values import TaskTerms
from orca_desktop.k2.programs import TOKEN_PROGRAM, program_of, rent_exempt_minimum
from orca_desktop.k2.token_accounts import MINT_BYTES, TOKEN_ACCOUNT_BYTES, Mint, TokenAccount, encode_mint
from orca_desktop.k2.token_accounts import encode_token_account as encode_tokens
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.cast import CAST, TOKEN_PURSE
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.program.state import TaskState
from orca_desktop.simulation.program.terms import new_state
from orca_desktop.simulation.wallets import keypair, public, stake_pot

MINIMUM_STAKE = ROE_PER_KOII // 100
BOUNTY_PER_ROUND = 2 * ROE_PER_KOII
TOTAL_BOUNTY = 12_000 * ROE_PER_KOII
KEPT_ROUNDS = 5
FIRE = PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv")
"""The mint of the token in which Koii's own template of a task pays (k2.md 2, 11.4)."""

TOKEN_DECIMALS = 9
"""As all tokens of the network have them, so that the figures above serve both samples (k2.md 0.2)."""

_POT_DEPOSIT = ROE_PER_KOII // 1_000
_TASK_SPACE = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedTask:
    """An ID to try; `state` says in a word what will come of it."""

    id: TaskId
    name: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Genesis:
    """`token_sample` is a task like the sample that pays in the token *mint*."""

    accounts: Mapping[PublicKey, Account]
    tasks: tuple[OfferedTask, ...]
    mint: PublicKey
    token_sample: TaskId

    @property
    def sample(self) -> TaskId:
        return self.tasks[0].id


def make_genesis(options: Options, content: ContentStore) -> Genesis:
    """The accounts of the genesis; the task's files go into *content*. Raises FileNotFoundError without the sample."""
    plan = _Plan(options, content)
    sample, idle, old = (plan.native(name, words) for name, words in _NATIVE)
    token = plan.of_token("Token Census", "The same census, paid in a token")
    idle.state.set_active(False)
    old.state.migrate_to(PublicKey(sample.id))
    wallet = public(keypair(options.seed, "wallet of nobody"))
    accounts = {wallet: Account(lamports=ROE_PER_KOII), **plan.mint_accounts(), **_managers(options)}
    for task in (sample, idle, old, token):
        accounts |= task.accounts()
    offered = (
        OfferedTask(id=sample.id, name=sample.name, state="sample"),
        OfferedTask(id=idle.id, name=idle.name, state="inactive"),
        OfferedTask(id=old.id, name=old.name, state="migrated"),
        OfferedTask(id=TaskId(wallet), name="A wallet", state="system account"),
        OfferedTask(id=token.id, name=token.name, state="token sample"),
    )
    return Genesis(accounts=accounts, tasks=offered, mint=plan.mint, token_sample=token.id)


def manager_key(seed: int) -> PublicKey:
    """Who puts tasks on the list of checked ones."""
    return public(keypair(seed, "manager"))


def tokens_of(owner: PublicKey, mint: PublicKey, amount: int) -> tuple[PublicKey, Account]:
    """The account in which *owner* holds so much of a token."""
    return token_account(owner, mint), _token_account(TokenAccount(mint=mint, owner=owner, amount=amount))


_NATIVE = (
    ("Prime Census", "Counts the primes of a range in every round"),
    ("Idle Census", "A census that rests"),
    ("Old Census", "The census before it moved"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A task to be: its state, and the account of its pot."""

    id: TaskId
    name: str
    kind: TokenKind
    state: TaskState
    pot: Account

    def accounts(self) -> dict[PublicKey, Account]:
        lamports, data = rent_exempt_minimum(_TASK_SPACE), self.state.encoded()
        account = Account(lamports=lamports, owner=program_of(self.kind), data=data)
        return {PublicKey(self.id): account, self.state.pot: self.pot}


class _Plan:
    """Makes the tasks; their files are stored once, and all of them have the same."""

    def __init__(self, options: Options, content: ContentStore) -> None:
        self._options = options
        self._metadata = _publish("metadata.json", content)
        self._executable = _publish("main.js", content)
        self.mint = FIRE

    def native(self, name: str, description: str) -> _Task:
        pot = stake_pot(self._options.seed, name)
        money = Account(lamports=TOTAL_BOUNTY + _POT_DEPOSIT)
        return self._task(name, TokenKind.KOII, self._state(name, description, pot, None), money)

    def of_token(self, name: str, description: str) -> _Task:
        pot = public(keypair(self._options.seed, f"{name} pot"))
        tokens = TokenAccount(mint=self.mint, owner=pot_authority(pot), amount=TOTAL_BOUNTY)
        return self._task(name, TokenKind.KPL, self._state(name, description, pot, self.mint), _token_account(tokens))

    def mint_accounts(self) -> dict[PublicKey, Account]:
        minter = public(keypair(self._options.seed, "minter"))
        supply = TOTAL_BOUNTY + TOKEN_PURSE * len(CAST[TokenKind.KPL])
        data = encode_mint(Mint(decimals=TOKEN_DECIMALS, supply=supply, mint_authority=minter))
        return {self.mint: Account(lamports=rent_exempt_minimum(MINT_BYTES), owner=TOKEN_PROGRAM, data=data)}

    def _task(self, name: str, kind: TokenKind, state: TaskState, pot: Account) -> _Task:
        task_id = TaskId(public(keypair(self._options.seed, f"task {name}")))
        return _Task(id=task_id, name=name, kind=kind, state=state, pot=pot)

    def _state(self, name: str, description: str, pot: PublicKey, mint: PublicKey | None) -> TaskState:
        windows = self._options.windows
        terms = TaskTerms(
            name=name,
            description=description,
            executable=self._executable,
            network="IPFS",
            bounty_per_round=BOUNTY_PER_ROUND,
            round_time=windows.round_time,
            audit_window=windows.audit_window,
            submission_window=windows.submission_window,
            minimum_stake=MINIMUM_STAKE,
            metadata=self._metadata,
            variables="",
            allowed_failed_distributions=KEPT_ROUNDS,
            pot_seed=pot_seed(pot),
        )
        creator = public(keypair(self._options.seed, "creator"))
        state = new_state(
            terms, total_bounty=TOTAL_BOUNTY, manager=creator, pot=pot, mint=mint, slot=windows.starting_slot
        )
        state.set_allowed(True)
        return state


def _token_account(tokens: TokenAccount) -> Account:
    lamports = rent_exempt_minimum(TOKEN_ACCOUNT_BYTES)
    return Account(lamports=lamports, owner=TOKEN_PROGRAM, data=encode_tokens(tokens))


def _managers(options: Options) -> dict[PublicKey, Account]:
    """The accounts in which both task programs keep who manages their lists of checked tasks."""
    data = key_bytes(manager_key(options.seed))
    return {
        managers_account(kind): Account(lamports=rent_exempt_minimum(len(data)), owner=program_of(kind), data=data)
        for kind in TokenKind
    }


def _publish(file_name: str, content: ContentStore) -> Cid:
    return content.add(file_name, resource("sample_task", file_name).read_bytes(), pinned=True)
