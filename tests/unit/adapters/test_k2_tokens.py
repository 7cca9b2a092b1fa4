"""Tasks that pay in a token, and tokens themselves, through the chain adapter on a machine with the true programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from solders.pubkey import Pubkey

from orca_desktop.adapters.k2 import sender as k2_sender
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.errors import InsufficientFunds, NetworkGarbled, NotATask, TransactionRejected
from orca_desktop.domain.keys import NOBODY, PublicKey, WalletKeys, key_bytes
from orca_desktop.domain.tasks import TaskId, TokenKind
from orca_desktop.domain.tokens import KOII, Token, TokenAmount
from orca_desktop.k2 import instruction_data as data
from orca_desktop.k2.addresses import pot_authority, token_account
from orca_desktop.k2.distribution_lists import list_text, write_stored
from orca_desktop.k2.kpl_state import KplState, encode_kpl_state
from orca_desktop.k2.programs import (
    ASSOCIATED_TOKEN_PROGRAM,
    KOII_TASK_PROGRAM,
    KPL_TASK_PROGRAM,
    ROE_PER_SIGNATURE,
    SYSTEM_PROGRAM,
    TOKEN_PROGRAM,
    rent_exempt_minimum,
    staking_account_deposit,
)
from orca_desktop.k2.token_accounts import (
    TOKEN_ACCOUNT_BYTES,
    Mint,
    TokenAccount,
    decode_token_account,
    encode_mint,
    encode_token_account,
)
from orca_desktop.k2.transactions import ProgramCall, Transaction, parse_verified
from orca_desktop.ports.chain import (
    Act,
    ClaimReward,
    MakeTokenAccount,
    RecoverStaking,
    Stake,
    SubmitProof,
    TransferToken,
    UploadPiece,
    VoteOnProof,
    Withdraw,
)
from orca_desktop.ports.keys import Wallet
from tests.fakes import toy_wallet
from tests.fakes.vm_rpc import VmRpc

TASK = TaskId("FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv")
POT = PublicKey("9tHF7JcKvsDdYKeFA3eXKMAz4mw3ofaBDrC1ArwYoUJB")
MINT = PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv")
FIRE = Token(symbol="FIRE", decimals=6, mint=MINT)
PIECE = UploadPiece(task_id=TASK, round=1, index=0, total=1, piece=b"{}")
MONEY = 10_000_000_000
TOKEN_RENT = rent_exempt_minimum(TOKEN_ACCOUNT_BYTES)

STATE = KplState(
    is_active=True,
    task_name="A task that pays in FIRE",
    stake_pot_account=key_bytes(POT),
    token_type=key_bytes(MINT),
    minimum_stake_amount=5_000_000,
    round_time=600,
    audit_window=200,
    submission_window=200,
    task_description=" " * 300,
)


class World:
    """A task in FIRE, and a node whose acts go through the adapter."""

    def __init__(self) -> None:
        self.rpc = VmRpc()
        self.chain = K2Chain(self.rpc)
        self.wallet: Wallet = toy_wallet("node").in_tasks_of(FIRE)
        self.main, self.staking = self.wallet.main.public_key, self.wallet.staking.public_key
        self.rpc.vm.airdrop(Pubkey.from_string(self.main), MONEY)
        self.rpc.put(MINT, encode_mint(Mint(decimals=6, supply=10**12)), owner=TOKEN_PROGRAM)
        self.rpc.put(TASK, encode_kpl_state(STATE), owner=KPL_TASK_PROGRAM)

    @property
    def keys(self) -> WalletKeys:
        return self.wallet.keys

    def give(self, owner: PublicKey, amount: int) -> None:
        account = encode_token_account(TokenAccount(mint=MINT, owner=owner, amount=amount))
        self.rpc.put(token_account(owner, MINT), account, owner=TOKEN_PROGRAM)

    def held(self, owner: PublicKey) -> int | None:
        found = self.rpc.vm.get_account(Pubkey.from_string(token_account(owner, MINT)))
        return None if found is None else decode_token_account(bytes(found.data)).amount

    async def prepared(self, act: Act) -> Transaction:
        return parse_verified((await self.chain.prepare(act, self.wallet)).wire)

    async def do(self, act: Act) -> None:
        await self.chain.send(await self.chain.prepare(act, self.wallet))


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(k2_sender, "FIRST_LOOK", 0.0)
    return World()


# -- reading ------------------------------------------------------------------------------------------------------


async def test_a_task_tells_its_token_with_the_decimals_of_the_mint(world: World) -> None:
    account = await world.chain.task(TASK)

    assert (account.kind, account.token) == (TokenKind.KPL, FIRE)
    assert (account.stake_pot, account.minimum_stake) == (POT, 5_000_000)


async def test_a_mint_is_read_once(world: World) -> None:
    for _ in range(3):
        await world.chain.task(TASK)

    assert world.rpc.asked.count("getAccountInfo") == 3 + 1


@pytest.mark.parametrize("owner", [KOII_TASK_PROGRAM, KPL_TASK_PROGRAM])
@pytest.mark.parametrize(
    "stored", [bytes(100), write_stored({7: {TASK: b'{"K":1}'.ljust(800, b"\0")}})], ids=["empty", "a list"]
)
async def test_a_staking_account_is_no_task(world: World, owner: str, stored: bytes) -> None:
    world.rpc.put(TASK, stored, owner=owner)

    with pytest.raises(NotATask):
        await world.chain.task(TASK)


async def test_a_state_that_is_damaged_is_not_guessed_at(world: World) -> None:
    world.rpc.put(TASK, encode_kpl_state(STATE) + b"\1", owner=KPL_TASK_PROGRAM)

    with pytest.raises(NetworkGarbled, match="1 bytes stand behind the end"):
        await world.chain.task(TASK)


@pytest.mark.parametrize("owner", [SYSTEM_PROGRAM, TOKEN_PROGRAM])
async def test_a_task_whose_token_is_none_is_not_guessed_at(world: World, owner: str) -> None:
    world.rpc.put(MINT, bytes(82), owner=owner)

    with pytest.raises(NetworkGarbled, match=f"the mint {MINT} cannot be read"):
        await world.chain.task(TASK)


async def test_what_a_key_holds_is_told_by_what_can_be_spent_and_by_what_lies_elsewhere(world: World) -> None:
    other = PublicKey("BtbJ97eHKHiPxKrLdGe8Fjd4iUtN7u8sCWBQjG1vczUQ")
    world.give(world.main, 700)
    spare = encode_token_account(TokenAccount(mint=MINT, owner=world.main, amount=50))
    world.rpc.put(other, spare, owner=TOKEN_PROGRAM)
    world.give(world.staking, 9)

    assert await world.chain.tokens(world.main) == (TokenAmount(token=FIRE, amount=700, elsewhere=50),)
    assert await world.chain.tokens(world.staking) == (TokenAmount(token=FIRE, amount=9),)
    assert await world.chain.token_balance(world.main, FIRE) == 700
    assert await world.chain.token_balance(other, FIRE) is None
    assert await world.chain.token_balance(world.main, KOII) is None


# -- acts in tasks ------------------------------------------------------------------------------------------------


async def test_the_first_stake_in_a_token_makes_all_that_is_missing(world: World) -> None:
    world.give(world.main, 5_000_000)
    stake = Stake(task_id=TASK, stake_pot=POT, amount=Units(5_000_000))
    making, opening, moving, staking = (await world.prepared(stake)).calls

    made = data.decode_system(making.data)
    assert made == data.CreateAccount(lamports=staking_account_deposit(), space=100, owner=KPL_TASK_PROGRAM)
    assert [use.key for use in making.accounts] == [world.main, world.staking]
    assert (opening.program, opening.accounts[1].key) == (ASSOCIATED_TOKEN_PROGRAM, token_account(world.staking, MINT))
    assert [use.key for use in moving.accounts] == [
        token_account(world.main, MINT),
        token_account(world.staking, MINT),
        world.main,
    ]
    assert data.decode(staking.data, TokenKind.KPL) == data.Stake(amount=5_000_000)
    assert [use.key for use in staking.accounts] == [
        TASK,
        world.staking,
        token_account(world.staking, MINT),
        POT,
        TOKEN_PROGRAM,
    ]


async def test_a_stake_tells_what_it_costs_besides(world: World) -> None:
    world.give(world.main, 5_000_000)
    stake = Stake(task_id=TASK, stake_pot=POT, amount=Units(5_000_000))
    cost, signed = await world.chain.cost(stake, world.keys), await world.chain.prepare(stake, world.wallet)

    assert cost.fee == 2 * ROE_PER_SIGNATURE
    assert cost.deposit == signed.deposit == staking_account_deposit() + TOKEN_RENT


async def test_a_later_stake_moves_the_tokens_and_makes_nothing(world: World) -> None:
    world.give(world.main, 9)
    world.give(world.staking, 0)
    world.rpc.put(world.staking, bytes(100), owner=KPL_TASK_PROGRAM)
    calls = (await world.prepared(Stake(task_id=TASK, stake_pot=POT, amount=Units(9)))).calls

    assert [call.program for call in calls] == [TOKEN_PROGRAM, KPL_TASK_PROGRAM]


async def test_without_the_tokens_nothing_is_staked(world: World) -> None:
    world.give(world.main, 4_999_999)
    with pytest.raises(InsufficientFunds, match=r"takes 5\.000 FIRE; the main wallet holds 4\.999 FIRE") as lack:
        await world.prepared(Stake(task_id=TASK, stake_pot=POT, amount=Units(5_000_000)))

    assert lack.value.title == "Not enough FIRE"


async def test_tokens_alone_do_not_pay_the_fee(world: World) -> None:
    world.give(world.main, 5_000_000)
    world.rpc.put(world.main, b"", owner=SYSTEM_PROGRAM, lamports=1_000_000)

    with pytest.raises(InsufficientFunds, match="KOII"):
        await world.prepared(Stake(task_id=TASK, stake_pot=POT, amount=Units(5_000_000)))


async def test_a_staking_account_of_the_other_program_is_not_staked_from(world: World) -> None:
    world.give(world.main, 9)
    world.rpc.put(world.staking, bytes(100), owner=KOII_TASK_PROGRAM)

    with pytest.raises(TransactionRejected, match="does not belong to the task program"):
        await world.prepared(Stake(task_id=TASK, stake_pot=POT, amount=Units(9)))


async def test_a_claim_makes_the_account_that_it_is_paid_to(world: World) -> None:
    making, claim = (await world.prepared(ClaimReward(task_id=TASK, stake_pot=POT))).calls

    assert making.program == ASSOCIATED_TOKEN_PROGRAM
    assert [use.key for use in claim.accounts] == [
        TASK,
        world.staking,
        POT,
        token_account(world.main, MINT),
        pot_authority(POT),
        TOKEN_PROGRAM,
    ]
    world.give(world.main, 0)
    assert len((await world.prepared(ClaimReward(task_id=TASK, stake_pot=POT))).calls) == 1


async def test_what_rounds_send_goes_to_the_program_of_the_task(world: World) -> None:
    vote = VoteOnProof(task_id=TASK, round=42, candidate=world.main, is_valid=True)
    for act in (vote, SubmitProof(task_id=TASK, round=42, value="bafy"), Withdraw(task_id=TASK)):
        await world.do(act)

    calls = [only(transaction) for transaction in world.rpc.task_calls]
    assert {call.program for call in calls} == {KPL_TASK_PROGRAM}
    assert {call.accounts[1].key for call in calls} == {world.staking}
    assert calls[0].data.hex() == "02" + "01" + "2a00000000000000"


async def test_a_kind_of_act_is_simulated_for_each_program_and_once(world: World) -> None:
    native = TaskId("7Rp5xL2R4jYJqEHEridRJ5kgvJbXo7oGepqKjYJEz3L")
    world.rpc.put(native, native_state(), owner=KOII_TASK_PROGRAM)
    for task_id in (TASK, TASK, native, native):
        await world.chain.prepare(Withdraw(task_id=task_id), world.wallet)

    assert world.rpc.asked.count("simulateTransaction") == 2


async def test_what_the_simulation_refuses_is_not_sent(world: World) -> None:
    world.rpc.refusing = "NotEnoughAccountKeys"
    with pytest.raises(TransactionRejected, match="NotEnoughAccountKeys"):
        await world.do(SubmitProof(task_id=TASK, round=1, value="bafy"))
    with pytest.raises(TransactionRejected, match="NotEnoughAccountKeys"):
        await world.do(PIECE)

    assert world.rpc.task_calls == []


async def test_a_refusal_that_no_program_explains_tells_what_is_inferred(world: World) -> None:
    world.rpc.refusing = "InvalidAccountData"
    with pytest.raises(TransactionRejected, match=r"InvalidAccountData \(the four bytes before the piece are the call"):
        await world.do(PIECE)
    with pytest.raises(TransactionRejected) as certain:
        await world.do(Withdraw(task_id=TASK))

    assert certain.value.reason == "InvalidAccountData"


async def test_a_list_goes_up_in_pieces_padded_with_spaces(world: World) -> None:
    amounts, text = {world.main: 5}, list_text({world.main: 5})
    (piece,) = await world.chain.missing_pieces(TASK, 1, amounts, world.staking)
    await world.do(piece)
    world.rpc.put(world.staking, write_stored({1: {TASK: text.ljust(508).encode()}}), owner=KPL_TASK_PROGRAM)

    (call,) = (only(transaction) for transaction in world.rpc.task_calls)
    assert data.decode(call.data, TokenKind.KPL) == data.UploadListChunk(
        index=0, piece=text.ljust(508).encode(), round=1
    )
    assert [use.key for use in call.accounts] == [TASK, world.staking]
    assert await world.chain.missing_pieces(TASK, 1, amounts, world.staking) == ()


async def test_an_account_without_a_key_for_tokens_is_told_so(world: World) -> None:
    with pytest.raises(TransactionRejected, match="no key for tasks that pay in a token"):
        await world.chain.cost(Withdraw(task_id=TASK), replace(world.keys, staking=NOBODY))


# -- money --------------------------------------------------------------------------------------------------------


async def test_tokens_are_sent_to_somebody_who_never_had_any(world: World) -> None:
    other = toy_wallet("other").main.public_key
    world.give(world.main, 1_000)
    await world.do(TransferToken(to=other, token=FIRE, amount=Units(300)))
    await world.do(TransferToken(to=other, token=FIRE, amount=Units(300)))

    assert (world.held(world.main), world.held(other)) == (400, 600)
    assert await world.chain.balance(world.main) == Roe(MONEY - TOKEN_RENT - 2 * ROE_PER_SIGNATURE)


async def test_more_tokens_than_there_are_are_not_sent(world: World) -> None:
    world.give(world.main, 1_000)
    with pytest.raises(InsufficientFunds, match="FIRE"):
        await world.do(TransferToken(to=world.staking, token=FIRE, amount=Units(1_001)))

    assert world.held(world.main) == 1_000


async def test_tokens_are_not_sent_to_the_address_of_a_token_account(world: World) -> None:
    """It would make an account that belongs to an account, and nobody could ever take the tokens out of it."""
    world.give(world.main, 1_000)
    world.give(world.staking, 0)
    with pytest.raises(TransactionRejected, match="sent to the address of its owner"):
        await world.do(TransferToken(to=token_account(world.staking, MINT), token=FIRE, amount=Units(1)))


async def test_an_account_for_a_token_is_made_once(world: World) -> None:
    await world.do(MakeTokenAccount(token=FIRE))
    assert world.held(world.main) == 0

    before = await world.chain.balance(world.main)
    await world.do(MakeTokenAccount(token=FIRE))
    assert await world.chain.balance(world.main) == before - ROE_PER_SIGNATURE


async def test_a_staking_account_for_tokens_is_made_anew(world: World) -> None:
    world.rpc.put(world.staking, b"", owner=SYSTEM_PROGRAM, lamports=3_000_000)
    signed = await world.chain.prepare(RecoverStaking(kind=TokenKind.KPL), world.wallet)
    await world.chain.send(signed)

    sight = await world.chain.account(world.staking)
    assert (sight.owner, sight.balance) == (KPL_TASK_PROGRAM, staking_account_deposit())
    assert signed.deposit == staking_account_deposit() - 3_000_000
    with pytest.raises(TransactionRejected, match="would have to be made anew"):
        await world.chain.prepare(RecoverStaking(kind=TokenKind.KPL), world.wallet)


def only(transaction: Transaction) -> ProgramCall:
    (call,) = transaction.calls
    return call


def native_state() -> bytes:
    document = {
        "is_allowlisted": True,
        "is_active": True,
        "task_name": "native",
        "task_manager": [1] * 32,
        "stake_pot_account": [2] * 32,
        "round_time": 600,
        "starting_slot": 0,
        "audit_window": 200,
        "submission_window": 200,
        "total_bounty_amount": 1,
        "bounty_amount_per_round": 1,
        "minimum_stake_amount": 1,
    }
    return json.dumps(document).encode()
