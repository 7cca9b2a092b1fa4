"""The network as the program's own client sees it: a life on the task that pays in a token, and what servers tell."""

from __future__ import annotations

import asyncio
import json
from typing import Any, TypeVar

import msgspec
import pytest

from orca_desktop.adapters.k2 import sender as k2_sender
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.methods import K2Methods
from orca_desktop.adapters.k2.rpc import Rpc, RpcFailure, RpcRefusal
from orca_desktop.adapters.k2.task_methods import TaskMethods
from orca_desktop.domain.amounts import Units
from orca_desktop.domain.distribution import default_list, select_author, submitters_of
from orca_desktop.domain.errors import TransactionRejected
from orca_desktop.domain.tasks import Payout, TaskAccount, TaskId, TokenKind
from orca_desktop.domain.tokens import TokenAmount
from orca_desktop.ports.chain import Act, ClaimReward, Stake, SubmitList, SubmitProof, TriggerPayout, Withdraw
from tests.fakes.wallets import toy_wallet
from tests.unit.simulation.line import Line

STAKE = Units(10**9)
TOKENS = 5 * 10**9
MONEY = 10**9
Result = TypeVar("Result")


class Server:
    """The RPC of a line, by the client's own interface."""

    server = "local.network"

    def __init__(self, line: Line) -> None:
        self._line = line

    def steady(self) -> Rpc:
        return self

    async def call(self, method: str, params: list[Any], result: type[Result]) -> Result:
        await asyncio.sleep(0)
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
        answer = msgspec.json.decode(self._line.rpc.answer(body))
        if "error" in answer:
            raise RpcRefusal(msgspec.convert(answer["error"], RpcFailure))
        return msgspec.json.decode(msgspec.json.encode(answer["result"]), type=result)


class Member:
    """A node of ours on the task that pays in a token, next to the simulated ones."""

    def __init__(self) -> None:
        self.line = Line()
        self.chain = K2Chain(Server(self.line))
        self.task_id = self.line.task("token sample")
        self.account = toy_wallet("member")
        self.line.call("requestAirdrop", self.account.main.public_key, MONEY)
        self.line.call("requestTokenAirdrop", self.account.main.public_key, self.line.network.mint, TOKENS)
        self.line.pass_slots(10)

    async def task(self) -> TaskAccount:
        return await self.chain.task(self.task_id)

    @property
    def key(self) -> Any:
        return self.account.kpl_staking.public_key

    async def do(self, act: Act) -> None:
        """Send it, in a slot of its own."""
        wallet = self.account.in_tasks_of((await self.task()).token)
        self.line.pass_slots(1)
        await self.chain.send(await self.chain.prepare(act, wallet))

    async def join(self) -> None:
        await self.do(Stake(task_id=self.task_id, stake_pot=(await self.task()).stake_pot, amount=STAKE))


@pytest.fixture
def member(monkeypatch: pytest.MonkeyPatch) -> Member:
    monkeypatch.setattr(k2_sender, "FIRST_LOOK", 0.001)
    monkeypatch.setattr(k2_sender, "LAST_LOOK", 0.01)
    return Member()


class TestALifeOnATokensTask:
    async def test_the_task_is_read_in_whole(self, member: Member) -> None:
        task = await member.task()
        mine = next(node for node in member.line.network.nodes if node.tools.kind is TokenKind.KPL).tools.task()

        assert task == mine
        assert task.token.symbol == "FIRE"

    async def test_a_stake_in_tokens_is_staked_withdrawn_and_claimed(self, member: Member) -> None:
        main = member.account.main.public_key
        await member.join()
        task = await member.task()
        held = await member.chain.tokens(main)
        await member.do(Withdraw(task_id=member.task_id))
        await member.do(ClaimReward(task_id=member.task_id, stake_pot=task.stake_pot))

        assert task.stakes[member.key] == STAKE
        assert held == (TokenAmount(token=task.token, amount=TOKENS - STAKE),)
        assert await member.chain.tokens(main) == (TokenAmount(token=task.token, amount=TOKENS),)

    async def test_a_proof_without_a_right_answer_is_slashed(self, member: Member) -> None:
        await member.join()
        member.line.go_to(1)
        await member.do(SubmitProof(task_id=member.task_id, round=0, value="bafynothing"))
        member.line.go_to(4)
        task = await member.task()

        assert member.key in task.submissions[0]
        assert task.payouts[0] is Payout.SUCCESSFUL

    async def test_our_own_list_pays(self, member: Member) -> None:
        """The list of a round for which the choice falls on us is written, read back, announced and paid out."""
        await member.join()
        number = await self._round_of_ours(member)
        task = await member.task()
        amounts = default_list(submitters_of(task, number), task.bounty_per_round)
        before = task.balances.get(member.key, 0)
        for piece in await member.chain.missing_pieces(member.task_id, number, amounts, member.key):
            await member.do(piece)
        await member.do(SubmitList(task_id=member.task_id, round=number))
        stored = await member.chain.distribution_list(member.key, member.task_id, number)
        member.line.go_to(number + 2, 16)
        await member.do(TriggerPayout(task_id=member.task_id, round=number, author=member.key))
        task = await member.task()

        assert stored == amounts
        assert task.payouts[number] is Payout.SUCCESSFUL
        assert task.balances[member.key] == before + amounts[member.key] > before

    async def test_the_programs_refusal_comes_in_its_words(self, member: Member) -> None:
        with pytest.raises(TransactionRejected) as caught:
            await member.do(Withdraw(task_id=member.task_id))

        assert "Mismatch owner" in caught.value.message

    async def _round_of_ours(self, member: Member) -> int:
        """Submit round by round until the rule chooses us to write the list."""
        for number in range(30):
            member.line.go_to(number + 1)
            await member.do(SubmitProof(task_id=member.task_id, round=number, value=f"bafy{number}"))
            member.line.go_to(number + 2)
            if select_author(await member.task(), number, previous_failed=False) == member.key:
                return number
        raise AssertionError("the choice never fell on us")


class TestMethods:
    async def test_every_typed_method_understands_the_answer(self, member: Member) -> None:
        rpc, line = K2Methods(Server(member.line)), member.line
        main = member.account.main.public_key
        plain, packed = [await rpc.account(member.task_id, large=large) for large in (False, True)]
        (held,) = await rpc.token_accounts(main, "mint", line.network.mint)
        built = await rpc.blockhash()

        assert await rpc.slot() == line.network.slots.current == built.context.slot
        assert await rpc.slot_ms() == pytest.approx(408, rel=0.01)
        assert await rpc.version() == "1.16.6"
        assert await rpc.balance(main) == MONEY
        assert plain is not None
        assert packed is not None
        assert (plain.owner, plain.data[1], packed.data[1]) == (packed.owner, "base64", "base64+zstd")
        assert [account is None for account in await rpc.accounts([main, "1" * 32])] == [False, True]
        assert {found.pubkey for found in await rpc.program_accounts(plain.owner, ids_only=True)} >= {member.task_id}
        assert held.account.data.parsed.info.tokenAmount.amount == str(TOKENS)
        assert (await rpc.token_balance(held.pubkey)).amount == str(TOKENS)

    async def test_the_methods_about_native_tasks(self, member: Member) -> None:
        tasks, line = TaskMethods(Server(member.line)), member.line
        line.go_to(3)
        sample = TaskId(line.task("sample"))
        node = line.network.nodes[0].tools.wallet.staking
        document = json.loads(await tasks.document(sample, submissions=True, stakes=True) or b"")
        submissions = json.loads(await tasks.submissions(sample, 0) or b"")
        lists = json.loads(await tasks.distributions(sample) or b"")

        assert list(document["submissions"]) == ["0", "1"]
        assert list(submissions["submissions"]) == ["0"]
        assert lists["distributions_audit_record"]["0"] == "PayoutSuccessful"
        assert await tasks.stake(sample, node) == document["stake_list"][node]
        assert (await tasks.own_submission(sample, node, 0))["round"] == 0
        with pytest.raises(RpcRefusal):
            await tasks.stake(sample, member.key)
