"""What is news: which change is told, and that the same is told once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.audits import AuditReceived
from orca_desktop.domain.containers import Change
from orca_desktop.domain.news import LOW_BOUNTY_ROUNDS, facts, is_bounty_low, news_of_round, news_of_task, trouble_of
from orca_desktop.domain.notices import NoticeKind
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from tests.gui import scenes

TASK = replace(scenes.task(), bounty_per_round=Roe(10), total_bounty=Roe(10 * LOW_BOUNTY_ROUNDS))
LOW = replace(TASK, total_bounty=Roe(10 * LOW_BOUNTY_ROUNDS - 1))
DOUBT = AuditReceived(raised_by=scenes.key("node 4"), votes_for=5, votes_against=2, slot=9)
OPEN = RoundRecord(task_id=TASK.id, number=41, result=RoundResult.IN_AUDIT)
WARNED = replace(OPEN, warning="The container does not answer.")
PAID = replace(OPEN, result=RoundResult.PAID, reward=Roe(400_000_000))


def ended(result: RoundResult, **more: object) -> RoundRecord:
    return replace(OPEN, result=result, **more)  # type: ignore[arg-type]  # a test's shorthand


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (OPEN, OPEN, []),
        (OPEN, PAID, [NoticeKind.PAID]),
        (PAID, PAID, []),
        (OPEN, ended(RoundResult.MISSED), [NoticeKind.MISSED]),
        (OPEN, ended(RoundResult.SLASHED, audit_received=DOUBT), [NoticeKind.SLASHED]),
        (OPEN, ended(RoundResult.UNPAID), []),
        (OPEN, WARNED, [NoticeKind.MISS_EXPECTED]),
        (WARNED, replace(WARNED, warning="Still silent."), []),
        (OPEN, ended(RoundResult.MISSED, warning="Too late."), [NoticeKind.MISSED]),
        (OPEN, replace(OPEN, audit_received=DOUBT), [NoticeKind.AUDITED]),
        (replace(OPEN, audit_received=DOUBT), replace(OPEN, audit_received=replace(DOUBT, votes_for=6)), []),
        (
            replace(OPEN, audit_received=DOUBT),
            replace(PAID, audit_received=DOUBT),
            [NoticeKind.PAID, NoticeKind.AUDITED],
        ),
        (OPEN, ended(RoundResult.UNPAID, audit_received=DOUBT), [NoticeKind.AUDITED]),
    ],
)
def test_what_of_a_round_is_told(before: RoundRecord, after: RoundRecord, kinds: list[NoticeKind]) -> None:
    found = list(news_of_round(before, after, "Primes"))

    assert [news.kind for news in found] == kinds
    assert all(news.round == 41 and "Primes" in news.title for news in found)


def test_a_reward_and_a_cut_are_told_with_their_amounts() -> None:
    (paid,) = news_of_round(OPEN, PAID, "Primes")
    (cut,) = news_of_round(OPEN, ended(RoundResult.SLASHED, reward=Roe(-700_000_000)), "Primes")

    assert paid.title == "Primes paid 0.400 KOII"
    assert cut.title == "Primes: stake cut by 0.700 KOII"


def test_a_low_bounty_is_told_once_for_each_crossing() -> None:
    lower = replace(LOW, total_bounty=Roe(50))

    assert [news.kind for news in news_of_task(TASK, LOW)] == [NoticeKind.BOUNTY_LOW]
    assert [news.kind for news in news_of_task(replace(TASK, total_bounty=None), LOW)] == [NoticeKind.BOUNTY_LOW]
    assert not list(news_of_task(LOW, lower))
    assert not list(news_of_task(lower, TASK))


def test_a_task_that_pays_nothing_a_round_has_no_low_bounty() -> None:
    assert not is_bounty_low(replace(LOW, bounty_per_round=Roe(0)))


def test_a_successor_and_changes_are_told_with_what_they_are() -> None:
    heir, change = scenes.task_id("Heir"), Change(what="Image version", before="1", now="2")
    (moved,) = news_of_task(TASK, replace(TASK, migrated_to=heir))
    (changed,) = news_of_task(TASK, replace(TASK, changes=(change,)))

    assert (moved.kind, heir in moved.message) == (NoticeKind.MIGRATED, True)
    assert (changed.kind, "image version" in changed.message) == (NoticeKind.CHANGED, True)
    assert not list(news_of_task(replace(TASK, changes=(change,)), replace(TASK, changes=())))


def test_what_is_kept_with_the_task_is_what_its_news_depend_on() -> None:
    assert facts(TASK) != facts(LOW)
    assert facts(TASK) != facts(replace(TASK, migrated_to=TASK.id))
    assert facts(TASK) == facts(replace(TASK, claimable=Roe(7), as_of=9, nodes=3))


def test_trouble_says_whether_it_was_given_up() -> None:
    assert "is unhealthy" in trouble_of(replace(TASK, state=TaskState.UNHEALTHY)).title
    assert "has failed" in trouble_of(replace(TASK, state=TaskState.FAILED, detail="It crashed.")).title
