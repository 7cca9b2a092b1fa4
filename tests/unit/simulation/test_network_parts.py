"""The clock, the shelves of the proof store, the options and the remembered computation."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from orca_desktop.domain.rounds import Windows
from orca_desktop.k2.cids import MAX_BLOCK_BYTES, directory_cid
from orca_desktop.simulation.census import RememberingCensus, sample_census
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.slots import Slots
from tests.unit.simulation.stage import ToyCensus


class TestSlots:
    def test_every_slot_comes_once_and_in_order(self) -> None:
        seen: list[int] = []
        slots = Slots(10, seen.append)
        slots.advance_to(13)
        slots.tick()

        assert seen == [11, 12, 13, 14]
        assert slots.current == 14

    def test_time_does_not_go_back(self) -> None:
        slots = Slots(10, lambda _: None)
        slots.advance_to(10)

        with pytest.raises(ValueError, match="over"):
            slots.advance_to(9)

    async def test_slots_that_are_late_are_caught_up_with_one_by_one(self) -> None:
        class Enough(Exception):
            pass

        seen: list[int] = []

        def on_slot(slot: int) -> None:
            seen.append(slot)
            if len(seen) == 50:
                raise Enough

        with pytest.raises(Enough):
            await Slots(0, on_slot).run(slot_ms=0.001)

        assert seen == list(range(1, 51))


class TestContent:
    def test_what_is_added_is_found_under_its_cid_and_name(self) -> None:
        store = ContentStore()
        cid = store.add("submission.json", b"{}")

        assert cid == directory_cid("submission.json", b"{}")
        assert store.get(cid, "submission.json") == b"{}"
        assert store.get(cid, "other.json") is None

    def test_a_full_store_gives_up_the_oldest_but_nothing_pinned(self) -> None:
        store = ContentStore(limit=10)
        pinned = store.add("main.js", b"12345678901234", pinned=True)
        first, second, third = (store.add("a", content) for content in (b"aaaa", b"bbbb", b"cccc"))

        assert store.get(first, "a") is None
        assert (store.get(second, "a"), store.get(third, "a")) == (b"bbbb", b"cccc")
        assert store.get(pinned, "main.js") == b"12345678901234"

    def test_the_same_content_takes_room_once(self) -> None:
        store = ContentStore(limit=10)
        cids = {store.add("a", b"aaaa") for _ in range(10)}

        assert len(cids) == 1
        assert store.get(cids.pop(), "a") == b"aaaa"

    def test_what_does_not_fit_a_block_is_refused(self) -> None:
        with pytest.raises(ValueError, match="block"):
            ContentStore().add("a", bytes(MAX_BLOCK_BYTES + 1))


class TestOptions:
    def test_rounds_have_two_windows_and_time_to_settle(self) -> None:
        assert Options(round_slots=160).windows == Windows(
            starting_slot=1020, round_time=160, submission_window=64, audit_window=64
        )

    @pytest.mark.parametrize(("slot_ms", "round_slots"), [(0, 160), (60_001, 160), (408, 9)])
    def test_values_that_make_no_network_are_refused(self, slot_ms: float, round_slots: int) -> None:
        with pytest.raises(ValueError, match=r"slot|round"):
            Options(slot_ms=slot_ms, round_slots=round_slots)


class CountingCensus(ToyCensus):
    def __init__(self) -> None:
        self.proved = 0
        self.checked = 0

    def prove(self, round_number: int) -> dict[str, object]:
        self.proved += 1
        return super().prove(round_number)

    def check(self, submission: Mapping[str, object], round_number: int) -> bool:
        self.checked += 1
        return dict(submission).get("primes") == 7 * round_number


class TestRememberingCensus:
    def test_a_proof_is_computed_once(self) -> None:
        census = CountingCensus()
        remembering = RememberingCensus(census)

        assert remembering.prove(3) == remembering.prove(3) == {"round": 3, "primes": 21, "gap": 3}
        assert census.proved == 1

    def test_the_same_figures_of_two_nodes_are_checked_once_and_others_again(self) -> None:
        census = CountingCensus()
        remembering = RememberingCensus(census)
        payloads: list[dict[str, object]] = [{"stakingKey": key, "primes": 21} for key in ("a", "b")]

        assert [remembering.check(payload, 3) for payload in payloads] == [True, True]
        assert remembering.check({"primes": 22}, 3) is False
        assert remembering.check({"primes": 21}, 4) is False
        assert census.checked == 3

    def test_what_cannot_be_remembered_is_checked(self) -> None:
        assert RememberingCensus(CountingCensus()).check({"primes": 21, "note": "\ud800"}, 3) is True

    def test_it_forgets(self) -> None:
        census = CountingCensus()
        remembering = RememberingCensus(census)
        for number in (*range(100), 0):
            remembering.prove(number)

        assert census.proved == 101


def test_the_sample_tasks_own_computation_is_used() -> None:
    census = sample_census()
    proof = census.prove(3)

    assert census.check(proof, 3)
    assert not census.check(proof, 4)
