"""A long history: how soon it opens, filters and searches, and how fast it is written."""

from __future__ import annotations

import hashlib
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from orca_desktop.adapters.sqlite.archive_events import Events
from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_rebuild import derive_anew
from orca_desktop.adapters.sqlite.archive_schema import bring_up_to_date
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.archive import EVERYTHING, Fact, FactKind, Filter
from orca_desktop.domain.audits import AuditGiven, Verdict, VoteSent
from orca_desktop.domain.keys import PublicKey, public_key
from orca_desktop.domain.records import Proof, RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Cid, TaskId
from tests.bench.measure import Figure, seconds

TASKS = tuple(TaskId(public_key(bytes([number]) * 32)) for number in range(1, 9))
"""The first has half of all rounds."""

NODES = tuple(PublicKey(public_key(hashlib.sha256(bytes([number])).digest())) for number in range(40))
BATCH = 20_000
REPEATS = 5
DAY = 86_400.0


def measured(rounds: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.sqlite"
        took = seconds(lambda: fill(path, rounds))
        yield Figure(name=f"history: rounds written into one of {rounds:,}", value=rounds / took, unit="rounds/s")
        yield Figure(name="history: size", value=path.stat().st_size / rounds, unit="bytes a round")
        yield from _asked(ArchiveReader(path), rounds)


def fill(path: Path, rounds: int) -> None:
    """Write a history of so many rounds, one event each."""
    random = Random(1)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        bring_up_to_date(connection, derive_anew)
        for begin in range(0, rounds, BATCH):
            connection.execute("BEGIN")
            events = Events(connection)
            for place in range(begin, min(rounds, begin + BATCH)):
                events.record(_fact(place, random))
            connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchall()


def cid(place: int) -> Cid:
    return Cid(f"bafybei{hashlib.sha256(str(place).encode()).hexdigest()[:52]}")


def _asked(reader: ArchiveReader, rounds: int) -> Iterator[Figure]:
    task, middle = TASKS[0], rounds // 2
    paid, missed, slashed = RoundResult.PAID, RoundResult.MISSED, RoundResult.SLASHED
    word, wrong = "rarely", (slashed, missed)
    page = reader.rounds(Filter(task_id=task), limit=100)
    assert len(page.rows) == 100
    questions: dict[str, Callable[[], object]] = {
        "opened, the newest 100": lambda: reader.rounds(EVERYTHING),
        "one task, a page in the middle": lambda: reader.rounds(Filter(task_id=task), after=middle),
        "one task, slashed": lambda: reader.rounds(Filter(task_id=task, results=(slashed,))),
        "one task, missed or slashed": lambda: reader.rounds(Filter(task_id=task, results=wrong)),
        "one task, paid": lambda: reader.rounds(Filter(task_id=task, results=(paid,))),
        "one task, 1,000 rounds": lambda: reader.rounds(Filter(task_id=task, first=1_000, last=2_000)),
        "one task, half of its rounds": lambda: reader.rounds(Filter(task_id=task, last=rounds // 4)),
        "one day": lambda: reader.rounds(Filter(since=DAY * 3, until=DAY * 4)),
        "one task, one day": lambda: reader.rounds(Filter(task_id=task, since=DAY * 3, until=DAY * 4)),
        "searched for one proof": lambda: reader.rounds(Filter(text=cid(middle))),
        "searched for the beginning of a proof": lambda: reader.rounds(Filter(text=cid(middle)[:14])),
        "searched for the beginning of a key": lambda: reader.rounds(Filter(text=NODES[3][:6])),
        "searched for a common word": lambda: reader.rounds(Filter(text="container")),
        "searched for a rare word in a rare task": lambda: reader.rounds(Filter(text=word, task_id=TASKS[-1])),
        "searched for a common word, slashed": lambda: reader.rounds(Filter(text="confirms", results=(slashed,))),
        "counted to 10,000": lambda: reader.count_rounds(Filter(task_id=task, results=(paid,))),
        "the newest 100 proofs, missed": lambda: reader.proofs(Filter(task_id=task, results=(missed,))),
        "the newest 100 audits given": lambda: reader.audits_given(Filter(task_id=task)),
        "the newest 100 ledger rows": lambda: reader.ledger(Filter(task_id=task)),
        "the ledger by day": lambda: reader.day_sums(task),
        "events searched": lambda: reader.events(Filter(text="slashed")),
    }
    for name, question in questions.items():
        question()
        median = statistics.median(seconds(question) for _ in range(REPEATS))
        yield Figure(name=f"history of {rounds:,} rounds: {name}", value=median * 1000, unit="ms")


def _fact(place: int, random: Random) -> Fact:
    record = _record(place, random)
    text = f"{record.result.value}. {record.note}"
    return Fact(
        kind=FactKind.ROUND,
        at=place * 7.0,
        slot=place,
        body=record,
        text=text,
        task_id=record.task_id,
        round=record.number,
    )


def _record(place: int, random: Random) -> RoundRecord:
    which = 0 if place % 2 == 0 else 1 + (place // 2) % (len(TASKS) - 1)
    task = TASKS[which]
    chance = random.random()
    result = RoundResult.PAID if chance < 0.9 else RoundResult.MISSED if chance < 0.999 else RoundResult.SLASHED
    rewards = {RoundResult.PAID: Roe(10_000_000 + place % 1000), RoundResult.SLASHED: Roe(-70_000_000)}
    return RoundRecord(
        task_id=task,
        number=place // 2 if which == 0 else place // 14,
        result=result,
        note="" if result is RoundResult.PAID else f"It {'rarely' if chance > 0.99 else 'often'} happens.",
        reward=rewards.get(result),
        proof=Proof(payload=f'{{"primes": {place}}}', signature_valid=True, cid=cid(place), slot=place),
        audits_given=tuple(
            AuditGiven(
                node=node,
                value=cid(place - 1),
                verdict=Verdict.VALID,
                vote=VoteSent.NOT_NEEDED,
                reason="Our container confirms it.",
                slot=place,
            )
            for node in random.sample(NODES, 3)
        ),
    )
