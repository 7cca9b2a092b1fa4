"""The judge of chaos and model tests sees what must not happen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from orca_desktop.domain.tokens import TokenKind
from tests.chaos.counts import Counts
from tests.chaos.verdict import judge
from tests.unit.engine.model_world import ROUND_SLOTS, ModelWorld


@pytest.fixture(params=TokenKind)
async def lived(request: pytest.FixtureRequest) -> AsyncIterator[ModelWorld]:
    """A node has taken part in a few rounds of a task that pays in KOII, or in a token, and all was well."""
    world = ModelWorld(seed=1, kind=request.param)
    world.start()
    await world.pass_slots(5 * ROUND_SLOTS)
    assert not world.judged().wrong
    yield world
    await world.close()


async def test_a_transaction_carried_out_twice_is_seen(lived: ModelWorld) -> None:
    first, second = [sending for sending in lived.books.sendings if sending.deed.kind == "submission"][:2]
    lived.books.sendings.append(replace(second, deed=first.deed))

    assert any("was carried out 2 times" in words for words in lived.judged().wrong)


async def test_a_transaction_made_anew_after_the_first_was_carried_out_is_seen(lived: ModelWorld) -> None:
    sending = next(sending for sending in lived.books.sendings if sending.deed.kind == "submission")
    lived.books.sendings.append(replace(sending, signature=type(sending.signature)("another"), slot=lived.slot))

    assert any("sent anew after it had been carried out" in words for words in lived.judged().wrong)


async def test_a_wrong_vote_is_seen(lived: ModelWorld) -> None:
    vote = next(sending for sending in lived.books.sendings if sending.deed.kind == "vote")
    lived.books.sendings[lived.books.sendings.index(vote)] = replace(vote, vote=True)

    assert any("voted True, which is wrong" in words for words in lived.judged().wrong)


async def test_records_without_what_is_on_chain_are_seen(lived: ModelWorld) -> None:
    counts = Counts(name="without records", seed=1)

    judge(lived.witness, {}, lived.health, counts)

    assert counts.figures["proofs lost"] == counts.figures["submissions"] > 0
    assert any("the records hold no such verdict" in words for words in counts.wrong)


@pytest.mark.parametrize("kind", ["submission", "vote"])
async def test_a_window_that_was_missed_though_all_was_well_is_seen(lived: ModelWorld, kind: str) -> None:
    lived.books.sendings[:] = [sending for sending in lived.books.sendings if sending.deed.kind != kind]

    assert any(words.startswith(f"{kind} of round 0 was missed") for words in lived.judged().wrong)


async def test_a_window_with_trouble_in_it_may_be_missed(lived: ModelWorld) -> None:
    lived.books.sendings[:] = [sending for sending in lived.books.sendings if sending.deed.kind != "submission"]
    lived.health.troubles[0].ended = lived.slot

    counts = lived.judged()
    assert not counts.wrong
    assert counts.missed
