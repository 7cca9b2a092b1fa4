"""A life on the network: staking, proofs, audits, lists and rewards, over HTTP from end to end."""

from __future__ import annotations

from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.distribution import default_list, select_author, submitters_of
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.tasks import Payout
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.cids import directory_cid
from orca_desktop.k2.distribution_lists import list_text, pieces, read_list
from orca_desktop.simulation.census import sample_census
from orca_desktop.simulation.conduct import Role
from tests.integration.local_network.visitor import CONFIRMED, STAKE, Visitor, go_to


class TestALifeOnTheNetwork:
    async def test_a_fresh_wallet_stakes(self, visitor: Visitor) -> None:
        await visitor.join()

        assert (await visitor.task()).stakes[visitor.wallet.staking] == STAKE
        assert (await visitor.call("getMyTaskStakeInfo", visitor.task_id, visitor.wallet.staking))["value"] == {
            "data": STAKE
        }

    async def test_a_right_proof_is_paid_and_the_reward_can_be_claimed(self, visitor: Visitor) -> None:
        await visitor.join()
        go_to(visitor, 1)
        await visitor.submit(0, await visitor.publish(0, sample_census().prove(0)))
        go_to(visitor, 2)
        assert visitor.wallet.staking not in (await visitor.task()).submission_triggers.get(0, {})
        await self._write_the_list_if_chosen(visitor, 0)
        go_to(visitor, 3)
        task = await visitor.task()
        assert task.payouts[0] is Payout.SUCCESSFUL
        earned = task.balances[visitor.wallet.staking]
        before = (await visitor.call("getBalance", visitor.wallet.main, CONFIRMED))["value"]
        await visitor.send(
            k2.claim_reward(
                task=visitor.task_id,
                staking=visitor.wallet.staking,
                pot=task.stake_pot,
                beneficiary=visitor.wallet.main,
            )
        )

        assert earned > 0
        assert (await visitor.call("getBalance", visitor.wallet.main, CONFIRMED))["value"] == before + earned - 10_000
        assert visitor.wallet.staking not in (await visitor.task()).balances

    async def test_a_wrong_proof_is_voted_down_and_slashed(self, visitor: Visitor) -> None:
        await visitor.join()
        go_to(visitor, 1)
        await visitor.submit(0, await visitor.publish(0, sample_census().prove(0) | {"primes": 1}))
        go_to(visitor, 2)
        trigger = (await visitor.task()).submission_triggers[0][visitor.wallet.staking]
        await self._write_the_list_if_chosen(visitor, 0)
        go_to(visitor, 3)

        assert (trigger.votes_for, trigger.votes_against) == (0, 4)
        assert (await visitor.task()).stakes[visitor.wallet.staking] == STAKE - STAKE * 70 // 100

    async def test_a_right_proof_made_for_another_task_is_voted_down(self, visitor: Visitor) -> None:
        await visitor.join()
        go_to(visitor, 1)
        other = visitor.network.tasks[1].id
        await visitor.submit(0, await visitor.publish(0, sample_census().prove(0), task_id=other))
        go_to(visitor, 2)

        assert (await visitor.task()).submission_triggers[0][visitor.wallet.staking].votes_against == 4

    async def test_a_proof_that_another_node_signed_is_voted_down(self, visitor: Visitor) -> None:
        await visitor.join()
        go_to(visitor, 1, 15)
        others = (await visitor.task()).submissions[0]
        await visitor.submit(0, next(iter(others.values())).value)
        go_to(visitor, 2)

        assert (await visitor.task()).submission_triggers[0][visitor.wallet.staking].votes_against == 4

    async def test_a_proof_that_cannot_be_fetched_gets_no_vote(self, visitor: Visitor) -> None:
        await visitor.join()
        go_to(visitor, 1)
        await visitor.submit(0, directory_cid(PROOF_FILE, b"never stored"))
        go_to(visitor, 2)

        assert visitor.wallet.staking not in (await visitor.task()).submission_triggers.get(0, {})

    async def test_a_right_proof_that_somebody_doubts_is_confirmed(self, visitor: Visitor) -> None:
        await visitor.join()
        go_to(visitor, 1, 17)
        honest = next(node for node in visitor.network.nodes if node.conduct.role is Role.HONEST)
        candidate = honest.tools.wallet.staking
        vote = k2.vote_on_proof(
            task=visitor.task_id,
            staking=visitor.wallet.staking,
            candidate=candidate,
            round_number=0,
            is_valid=False,
        )
        await visitor.send(vote)
        go_to(visitor, 2)
        trigger = (await visitor.task()).submission_triggers[0][candidate]

        assert (trigger.raised_by, trigger.votes_for, trigger.votes_against) == (visitor.wallet.staking, 3, 1)

    async def test_a_false_list_fails_and_another_node_replaces_it(self, visitor: Visitor) -> None:
        await visitor.join()
        go_to(visitor, 2)
        false = {visitor.wallet.staking: ROE_PER_KOII}
        await self._submit_list(visitor, 0, false)
        go_to(visitor, 2, 32)
        await visitor.send(k2.payout(task=visitor.task_id, author=visitor.wallet.staking, round_number=0))

        assert (await visitor.task()).payouts[0] is Payout.FAILED
        assert (await visitor.task()).list_triggers[0][visitor.wallet.staking].votes_against == 4

        go_to(visitor, 4)
        task = await visitor.task()

        assert task.payouts[0] is Payout.SUCCESSFUL
        assert visitor.wallet.staking not in task.balances

    async def test_after_some_rounds_honest_nodes_have_earned_and_the_cheating_one_has_lost(
        self, visitor: Visitor
    ) -> None:
        go_to(visitor, 5)
        task = await visitor.task()
        for node in (node for node in visitor.network.nodes if node.tools.task_id == visitor.task_id):
            earned = task.balances.get(node.tools.wallet.staking, 0)
            if node.conduct.role is Role.HONEST:
                assert earned > ROE_PER_KOII
            if node.conduct.role is Role.CHEATING:
                assert task.stakes[node.tools.wallet.staking] < ROE_PER_KOII

    async def _write_the_list_if_chosen(self, visitor: Visitor, round_number: int) -> None:
        task = await visitor.task()
        if select_author(task, round_number, previous_failed=False) != visitor.wallet.staking:
            return
        await self._submit_list(
            visitor, round_number, default_list(submitters_of(task, round_number), task.bounty_per_round)
        )
        go_to(visitor, round_number + 2, 32)
        await visitor.send(k2.payout(task=visitor.task_id, author=visitor.wallet.staking, round_number=round_number))

    async def _submit_list(self, visitor: Visitor, round_number: int, amounts: dict[PublicKey, int]) -> None:
        for index, piece in enumerate(pieces(list_text(amounts))):
            await visitor.send(
                k2.upload_list_chunk(
                    task=visitor.task_id,
                    staking=visitor.wallet.staking,
                    index=index,
                    piece=piece,
                    round_number=round_number,
                )
            )
        data = await visitor.data(visitor.wallet.staking)
        assert read_list(data, visitor.task_id, round_number) == amounts
        await visitor.send(
            k2.submit_list(task=visitor.task_id, staking=visitor.wallet.staking, round_number=round_number)
        )
