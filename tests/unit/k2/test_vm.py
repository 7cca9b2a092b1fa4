"""Our instructions carried out by a Solana machine with the true system, token and associated token programs."""

from __future__ import annotations

import pytest
from solders.account import Account
from solders.instruction import Instruction
from solders.keypair import Keypair
from solders.litesvm import LiteSVM
from solders.pubkey import Pubkey
from solders.transaction import VersionedTransaction
from solders.transaction_metadata import FailedTransactionMetadata, TransactionMetadata

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instructions
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.programs import (
    ROE_PER_SIGNATURE,
    STAKING_ACCOUNT_BYTES,
    TOKEN_PROGRAM,
    program_of,
    rent_exempt_minimum,
    staking_account_deposit,
)
from orca_desktop.k2.token_accounts import (
    MINT_BYTES,
    TOKEN_ACCOUNT_BYTES,
    Mint,
    TokenAccount,
    decode_mint,
    decode_token_account,
    encode_mint,
    encode_token_account,
)
from orca_desktop.k2.token_instructions import create_token_account, token_transfer
from orca_desktop.k2.transactions import assemble, compile_message

RICH = 10_000_000_000


class Chain:
    """A machine with a main key that has money, and a mint."""

    def __init__(self) -> None:
        self.vm = LiteSVM()
        self.main, self.staking = Keypair(), Keypair()
        self.mint = key_of(Keypair())
        self.vm.airdrop(self.main.pubkey(), RICH)
        self.put(self.mint, encode_mint(Mint(decimals=9, supply=10**15, mint_authority=key_of(self.main))))

    def put(self, key: PublicKey, data: bytes) -> None:
        """An account of the token program."""
        owner, lamports = Pubkey.from_string(TOKEN_PROGRAM), rent_exempt_minimum(len(data))
        account = Account(lamports=lamports, data=data, owner=owner, executable=False, rent_epoch=0)
        self.vm.set_account(Pubkey.from_string(key), account)

    def give(self, owner: Keypair, amount: int) -> None:
        """Let *owner* hold tokens."""
        account = TokenAccount(mint=self.mint, owner=key_of(owner), amount=amount)
        self.put(token_account(key_of(owner), self.mint), encode_token_account(account))

    def send(self, *wanted: Instruction) -> TransactionMetadata | FailedTransactionMetadata:
        self.vm.expire_blockhash()
        payer = key_of(self.main)
        message = compile_message(wanted, payer=payer, blockhash=str(self.vm.latest_blockhash()))
        signatures = {key_of(one): bytes(one.sign_message(message)) for one in (self.main, self.staking)}
        return self.vm.send_transaction(VersionedTransaction.from_bytes(assemble(message, signatures)))

    def balance(self, key: str) -> int:
        return self.vm.get_balance(Pubkey.from_string(key)) or 0

    def tokens(self, owner: Keypair) -> TokenAccount:
        found = self.vm.get_account(Pubkey.from_string(token_account(key_of(owner), self.mint)))
        assert found is not None
        return decode_token_account(bytes(found.data))


@pytest.fixture
def chain() -> Chain:
    return Chain()


def key_of(keypair: Keypair) -> PublicKey:
    return PublicKey(str(keypair.pubkey()))


def test_koii_is_moved(chain: Chain) -> None:
    other = key_of(Keypair())
    done = chain.send(instructions.transfer(source=key_of(chain.main), destination=other, lamports=3_000_000))

    assert isinstance(done, TransactionMetadata)
    assert chain.balance(other) == 3_000_000
    assert chain.balance(key_of(chain.main)) == RICH - 3_000_000 - ROE_PER_SIGNATURE


@pytest.mark.parametrize("kind", list(TokenKind))
def test_a_staking_account_is_made_for_the_program_of_its_tasks(chain: Chain, kind: TokenKind) -> None:
    making = instructions.create_staking_account(
        main=key_of(chain.main), staking=key_of(chain.staking), lamports=staking_account_deposit(), kind=kind
    )

    assert isinstance(chain.send(making), TransactionMetadata)
    made = chain.vm.get_account(chain.staking.pubkey())
    assert made is not None
    assert (str(made.owner), len(made.data)) == (program_of(kind), STAKING_ACCOUNT_BYTES)
    assert made.lamports == staking_account_deposit()
    assert isinstance(chain.send(making), FailedTransactionMetadata)


def test_a_staking_account_that_is_no_ones_is_emptied_and_made_anew(chain: Chain) -> None:
    """The recovery of k2.md 7.3, in one transaction."""
    main, staking = key_of(chain.main), key_of(chain.staking)
    chain.vm.airdrop(chain.staking.pubkey(), 5_000_000)
    done = chain.send(
        instructions.transfer(source=staking, destination=main, lamports=5_000_000),
        instructions.create_staking_account(main=main, staking=staking, lamports=staking_account_deposit()),
    )

    assert isinstance(done, TransactionMetadata)
    assert chain.balance(staking) == staking_account_deposit()


def test_rent_is_what_we_reckon(chain: Chain) -> None:
    for size in (0, 100, 1_000, MINT_BYTES, TOKEN_ACCOUNT_BYTES, 15_000):
        assert chain.vm.minimum_balance_for_rent_exemption(size) == rent_exempt_minimum(size)


def test_a_token_account_is_made_at_the_address_that_we_compute(chain: Chain) -> None:
    making = create_token_account(payer=key_of(chain.main), owner=key_of(chain.staking), mint=chain.mint)

    assert isinstance(chain.send(making), TransactionMetadata)
    assert chain.tokens(chain.staking) == TokenAccount(mint=chain.mint, owner=key_of(chain.staking))
    assert chain.balance(token_account(key_of(chain.staking), chain.mint)) == rent_exempt_minimum(TOKEN_ACCOUNT_BYTES)
    assert isinstance(chain.send(making), FailedTransactionMetadata)


def test_tokens_are_moved_and_no_more_than_there_are(chain: Chain) -> None:
    chain.give(chain.main, 1_000)
    chain.give(chain.staking, 0)
    main, staking = key_of(chain.main), key_of(chain.staking)
    moving = token_transfer(
        source=token_account(main, chain.mint),
        destination=token_account(staking, chain.mint),
        owner=main,
        amount=700,
    )

    assert isinstance(chain.send(moving), TransactionMetadata)
    assert (chain.tokens(chain.main).amount, chain.tokens(chain.staking).amount) == (300, 700)
    assert isinstance(chain.send(moving), FailedTransactionMetadata)


def test_what_a_stake_of_tokens_begins_with_fits_and_is_carried_out_whole(chain: Chain) -> None:
    """All but the Stake itself, whose program is not public: account, token account and tokens in one transaction."""
    chain.give(chain.main, 1_000)
    main, staking = key_of(chain.main), key_of(chain.staking)
    done = chain.send(
        instructions.create_staking_account(
            main=main, staking=staking, lamports=staking_account_deposit(), kind=TokenKind.KPL
        ),
        create_token_account(payer=main, owner=staking, mint=chain.mint),
        token_transfer(
            source=token_account(main, chain.mint),
            destination=token_account(staking, chain.mint),
            owner=main,
            amount=1_000,
        ),
    )

    assert isinstance(done, TransactionMetadata)
    assert chain.tokens(chain.staking).amount == 1_000


def test_a_transaction_that_moves_nothing_changes_nothing_but_the_fee(chain: Chain) -> None:
    main = key_of(chain.main)

    assert isinstance(chain.send(instructions.transfer(source=main, destination=main, lamports=0)), TransactionMetadata)
    assert chain.balance(main) == RICH - ROE_PER_SIGNATURE


def test_the_machine_takes_our_mint_for_one(chain: Chain) -> None:
    found = chain.vm.get_account(Pubkey.from_string(chain.mint))

    assert found is not None
    assert decode_mint(bytes(found.data)).decimals == 9


def test_a_signature_that_does_not_fit_is_refused(chain: Chain) -> None:
    main = key_of(chain.main)
    moving = instructions.transfer(source=main, destination=key_of(Keypair()), lamports=1_000_000)
    message = compile_message([moving], payer=main, blockhash=str(chain.vm.latest_blockhash()))
    wire = assemble(message, {main: bytes(chain.staking.sign_message(message))})

    assert isinstance(chain.vm.send_transaction(VersionedTransaction.from_bytes(wire)), FailedTransactionMetadata)
