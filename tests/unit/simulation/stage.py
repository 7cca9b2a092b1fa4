"""A ledger with the sample task, a few funded wallets, and a clock to set: no nodes, no network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from solders.instruction import Instruction

from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.keys import NOBODY, PublicKey
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import TaskAccount, TaskId, TokenKind
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.distribution_lists import list_text, pieces
from orca_desktop.k2.known_tokens import token
from orca_desktop.k2.kpl_account import kpl_account, mint_of
from orca_desktop.k2.kpl_state import decode_kpl_state, encode_kpl_state
from orca_desktop.k2.programs import staking_account_deposit
from orca_desktop.k2.task_account import decode_native
from orca_desktop.k2.token_accounts import decode_token_account
from orca_desktop.k2.token_instructions import create_token_account, token_transfer
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.chain import PROGRAMS
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.genesis import make_genesis, tokens_of
from orca_desktop.simulation.ledger import Ledger, Receipt
from orca_desktop.simulation.options import GENESIS_SLOT, Options
from orca_desktop.simulation.program.kpl_document import from_document, to_document
from orca_desktop.simulation.wallets import SimulatedWallet

OPTIONS = Options(manual=True, round_slots=20)
STAKE = ROE_PER_KOII // 10
PURSE = 5 * ROE_PER_KOII
SUBMISSION, AUDIT, SETTLE = 0, 8, 16
"""Where the windows of a round of 20 slots begin."""

_SAID = "Program log: "


class ToyCensus:
    """A computation that costs nothing."""

    def prove(self, round_number: int) -> dict[str, object]:
        return {"round": round_number, "primes": 7 * round_number, "gap": 3}

    def check(self, submission: Mapping[str, object], round_number: int) -> bool:
        return all(submission.get(name) == value for name, value in self.prove(round_number).items())


class Stage:
    """Sends what tests ask for about the sample task of one kind, and gives that task as it stands."""

    def __init__(self, kind: TokenKind = TokenKind.KOII) -> None:
        genesis = make_genesis(OPTIONS, ContentStore())
        self.kind = kind
        self.tasks = {task.state: task.id for task in genesis.tasks}
        self.mint = genesis.mint
        self.ada, self.bela, self.cleo = (SimulatedWallet(7, name) for name in ("ada", "bela", "cleo"))
        purses = {wallet.main: Account(lamports=PURSE) for wallet in (self.ada, self.bela, self.cleo)}
        purses |= [tokens_of(wallet.main, genesis.mint, PURSE) for wallet in (self.ada, self.bela, self.cleo)]
        self.ledger = Ledger({**genesis.accounts, **purses}, PROGRAMS, slot=GENESIS_SLOT, seed=1)

    @property
    def is_native(self) -> bool:
        return self.kind is TokenKind.KOII

    @property
    def task_id(self) -> TaskId:
        return self.tasks["sample" if self.is_native else "token sample"]

    @property
    def windows(self) -> Windows:
        return OPTIONS.windows

    @property
    def pot(self) -> PublicKey:
        return self.task().stake_pot

    def task(self, state: str = "") -> TaskAccount:
        """The task, or another one of the genesis that pays in KOII."""
        task_id = self.tasks[state] if state else self.task_id
        return self.read(task_id, TokenKind.KOII if state else self.kind)

    def read(self, task_id: TaskId, kind: TokenKind) -> TaskAccount:
        """Any task, by the client's own decoders."""
        account = self.ledger.account(task_id)
        assert account is not None
        if kind is TokenKind.KOII:
            return decode_native(task_id, account.data)
        state = decode_kpl_state(account.data)
        return kpl_account(task_id, state, token(mint_of(state), 9))

    def lamports(self, key: PublicKey) -> int:
        account = self.ledger.account(key)
        return account.lamports if account else 0

    def tokens(self, key: PublicKey) -> int:
        """What a token account holds."""
        account = self.ledger.account(key)
        return decode_token_account(account.data).amount if account else 0

    def held(self, key: PublicKey) -> int:
        """What a stake pot holds of what the task pays in."""
        return self.lamports(key) if self.is_native else self.tokens(key)

    def purse(self, wallet: SimulatedWallet) -> int:
        """What a wallet's main key has of what the task pays in."""
        return self.lamports(wallet.main) if self.is_native else self.tokens(token_account(wallet.main, self.mint))

    def rewrite(self, **members: object) -> None:
        """Change members of the task's document, as no instruction could."""
        account = self.ledger.account(self.task_id)
        assert account is not None
        if self.is_native:
            data = json.dumps(json.loads(account.data) | members, separators=(",", ":")).encode()
        else:
            data = encode_kpl_state(from_document(to_document(decode_kpl_state(account.data)) | members))
        self.ledger.decree({PublicKey(self.task_id): replace(account, data=data)})

    def at(self, round_number: int, position: int = 0) -> None:
        """Set the clock to a position in a round."""
        self.ledger.begin(self.windows.start_of(round_number) + position)

    def send(self, wallet: SimulatedWallet, *built: Instruction) -> Receipt:
        return self.ledger.execute(wallet.transaction(built, blockhash=self.ledger.blockhash))

    def done(self, wallet: SimulatedWallet, *built: Instruction) -> None:
        """Send what must succeed."""
        receipt = self.send(wallet, *built)

        assert receipt.is_success, receipt

    def refusal(self, wallet: SimulatedWallet, *built: Instruction) -> str:
        """Send what must fail and change nothing but the fee; the program's words, or else the chain's."""
        before = {key: account for key, account in self.ledger.accounts() if key != wallet.main}
        receipt = self.send(wallet, *built)

        assert not receipt.is_success, receipt
        assert {key: account for key, account in self.ledger.accounts() if key != wallet.main} == before
        said = [line.removeprefix(_SAID) for line in receipt.logs if line.startswith(_SAID)]
        return said[-1] if said else receipt.message

    def stake(self, *wallets: SimulatedWallet, amount: int = STAKE) -> None:
        """Create the staking accounts and stake."""
        for wallet in wallets:
            self.done(wallet, *self.creation(wallet, amount), self.staking(wallet, amount))

    def creation(self, wallet: SimulatedWallet, amount: int) -> tuple[Instruction, ...]:
        """The staking account, with the stake in it; where the stake is in tokens, also the account of those."""
        deposit = staking_account_deposit() + (amount if self.is_native else 0)
        account = k2.create_staking_account(main=wallet.main, staking=wallet.staking, lamports=deposit, kind=self.kind)
        if self.is_native:
            return (account,)
        tokens = create_token_account(payer=wallet.main, owner=wallet.staking, mint=self.mint)
        return account, tokens, self.funding(wallet, amount)

    def funding(self, wallet: SimulatedWallet, amount: int) -> Instruction:
        """From the main key's money to what a further stake is taken from."""
        if self.is_native:
            return k2.transfer(source=wallet.main, destination=wallet.staking, lamports=amount)
        source, destination = token_account(wallet.main, self.mint), token_account(wallet.staking, self.mint)
        return token_transfer(source=source, destination=destination, owner=wallet.main, amount=amount)

    def staking(self, wallet: SimulatedWallet, amount: int, *, ip_address: str = "") -> Instruction:
        mint = None if self.is_native else self.mint
        return k2.stake(
            task=self.task_id,
            pot=self.pot,
            staking=wallet.staking,
            amount=amount,
            ip_address=ip_address,
            mint=mint,
        )

    def proof(self, wallet: SimulatedWallet, round_number: int, value: str = "bafyproof") -> Instruction:
        return k2.submit_proof(
            task=self.task_id, staking=wallet.staking, value=value, round_number=round_number, kind=self.kind
        )

    def proof_vote(
        self, wallet: SimulatedWallet, candidate: SimulatedWallet, round_number: int, *, is_valid: bool
    ) -> Instruction:
        return k2.vote_on_proof(
            task=self.task_id,
            staking=wallet.staking,
            candidate=candidate.staking,
            round_number=round_number,
            is_valid=is_valid,
            kind=self.kind,
        )

    def list_vote(
        self, wallet: SimulatedWallet, candidate: SimulatedWallet, round_number: int, *, is_valid: bool
    ) -> Instruction:
        return k2.vote_on_list(
            task=self.task_id,
            staking=wallet.staking,
            candidate=candidate.staking,
            round_number=round_number,
            is_valid=is_valid,
            kind=self.kind,
        )

    def upload(self, wallet: SimulatedWallet, round_number: int, amounts: Mapping[PublicKey, int]) -> None:
        for index, piece in enumerate(pieces(list_text(amounts))):
            self.done(wallet, self.piece(wallet, round_number, piece, index=index))

    def piece(self, wallet: SimulatedWallet, round_number: int, piece: bytes, *, index: int = 0) -> Instruction:
        return k2.upload_list_chunk(
            task=self.task_id,
            staking=wallet.staking,
            index=index,
            piece=piece,
            round_number=round_number,
            kind=self.kind,
        )

    def list(self, wallet: SimulatedWallet, round_number: int) -> Instruction:
        return k2.submit_list(task=self.task_id, staking=wallet.staking, round_number=round_number, kind=self.kind)

    def payout(self, author: SimulatedWallet, round_number: int) -> Instruction:
        return k2.payout(task=self.task_id, author=author.staking, round_number=round_number, kind=self.kind)

    def withdrawal(self, wallet: SimulatedWallet) -> Instruction:
        return k2.withdraw(task=self.task_id, staking=wallet.staking, kind=self.kind)

    def claim(self, wallet: SimulatedWallet, *, beneficiary: PublicKey = NOBODY) -> Instruction:
        return k2.claim_reward(
            task=self.task_id,
            staking=wallet.staking,
            pot=self.pot,
            beneficiary=beneficiary or wallet.main,
            mint=None if self.is_native else self.mint,
        )
