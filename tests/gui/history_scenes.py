"""A history to look at and to test with: it works like the real one, on a list. What it tells is invented."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from orca_desktop.domain.acts import ROUND_ACTS
from orca_desktop.domain.archive import EventRow, FactKind, Filter, KnownTask, Page, Severity, TaskFacts
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.intents import token_name
from orca_desktop.domain.ledger import Account, EntryKind, LedgerEntry
from orca_desktop.domain.ledger_sums import DaySum
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import KOII, Token
from tests.gui import scenes, wallet_scenes

CENSUS, INDEXER, GONE = scenes.task_id("Prime Census"), scenes.task_id("Pulse Indexer"), scenes.task_id("Old Task")
NAMES = {CENSUS: "Prime Census", INDEXER: "Pulse Indexer", GONE: "Old Task"}
MINUTE = 60.0


class FakeHistory:
    """`rows` are the oldest first; `problem`, when there is one, is what every question meets."""

    def __init__(self, events: Iterable[EventRow] = ()) -> None:
        self.rows = list(events)
        self.problem: JournalError | None = None
        self.asked: list[tuple[Filter, int | None]] = []

    def happens(self, *events: EventRow) -> None:
        """Each gets the next number."""
        for event in events:
            self.rows.append(replace(event, id=self.rows[-1].id + 1 if self.rows else 1))

    def tasks(self) -> tuple[KnownTask, ...]:
        self._answer()
        known = {row.task_id for row in self.rows if row.task_id is not None}
        tokens = {task: token for task, token, _ in OF_TASKS}
        return tuple(
            KnownTask(id=task, at=0.0, facts=TaskFacts(name=NAMES[task], state="running", token=tokens[task]))
            for task in known
        )

    def events(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[EventRow]:
        self._answer()
        self.asked.append((wanted, after))
        fitting = [row for row in reversed(self.rows) if (after is None or row.id < after) and _fits(row, wanted)]
        page = fitting[:limit]
        return Page(rows=tuple(page), next=page[-1].id if len(fitting) > limit else None)

    def day_sums(self, task_id: TaskId | None = None) -> tuple[DaySum, ...]:
        self._answer()
        return wallet_scenes.FakeLedger(reward_entries()).day_sums(task_id)

    def ledger(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[LedgerEntry]:
        return wallet_scenes.FakeLedger().ledger(wanted, limit=limit, after=after)

    def _answer(self) -> None:
        if self.problem is not None:
            raise self.problem


FIRE = Token(symbol="FIRE", decimals=6, mint=scenes.key("mint of FIRE"))
OF_TASKS = ((CENSUS, KOII, 400_000_000), (INDEXER, FIRE, 3_500_000), (GONE, KOII, 150_000_000))
DAY = 86_400.0


def reward_entries() -> tuple[LedgerEntry, ...]:
    """Two months of rewards in two tokens, with a stake that was cut and the fees of every day."""
    found = []
    for day in range(60):
        at = scenes.EPOCH - day * DAY
        for place, (task, token, amount) in enumerate(OF_TASKS):
            rounds = (day * (7 + place) + 3 * place) % 11
            if task == GONE and day < 12:
                continue
            for account, kind, sum_ in (
                (Account.CLAIMABLE, EntryKind.REWARD, rounds * amount),
                (Account.MAIN, EntryKind.FEE, -20_000 * rounds),
                (Account.STAKE, EntryKind.SLASH, -700_000_000 if (task, day) == (CENSUS, 9) else 0),
            ):
                if sum_:
                    of = token if kind is EntryKind.REWARD else KOII
                    found.append(_entry(f"{day}/{place}/{kind.value}", account, kind, sum_, at, task, of))
    return tuple(found)


def _entry(
    source: str, account: Account, kind: EntryKind, amount: int, at: float, task: TaskId, token: Token
) -> LedgerEntry:
    return LedgerEntry(
        source=source,
        account=account,
        kind=kind,
        amount=amount,
        at=at,
        task_id=task,
        token=token_name(token),
        main=(wallet_scenes.SAVINGS if task == INDEXER else wallet_scenes.MAIN).main,
    )


def _fits(row: EventRow, wanted: Filter) -> bool:
    body = json.loads(row.body)
    work = wanted.work_of
    words = f"{row.text} {row.task_id}".casefold()
    return (
        wanted.task_id in (None, row.task_id)
        and (not wanted.kinds or row.kind in wanted.kinds)
        and (not wanted.severities or row.severity in wanted.severities)
        and (not wanted.only_money or row.kind == "balance" or body.get("act", "submit") not in ROUND_ACTS)
        and (work is None or row.task_id in work.tasks or body.get("main") == work.main)
        and (wanted.since or -math.inf) <= row.at < (wanted.until or math.inf)
        and all(word.casefold() in words for word in wanted.text.split())
    )


def event(
    kind: FactKind,
    text: str,
    body: Mapping[str, object] | None = None,
    *,
    ago: float = 0.0,
    task: TaskId | None = None,
    number: int | None = None,
    severity: Severity = Severity.ORDINARY,
) -> EventRow:
    """*ago* in seconds before the scenes play."""
    return EventRow(
        id=0,
        at=scenes.EPOCH - ago,
        slot=scenes.SLOT - round(ago / 0.408),
        kind=kind.value,
        task_id=task,
        round=number,
        text=text,
        body=json.dumps(body or {}),
        severity=severity,
    )


def act(
    name: str, status: str, *, ago: float, number: int | None = None, detail: str = "", subject: str = ""
) -> EventRow:
    body = {
        "act": name,
        "subject": subject,
        "status": status,
        "detail": detail,
        "signature": "4Nd1mYwB6F2hRkTgJq3vXcPzL8sQeU7aWn5tHb9xKdMrVfCyEpZoGiDj2AuS6N",
    }
    severity = Severity.TROUBLE if status == "refused" else Severity.ORDINARY
    return event(FactKind.ACT, f"{name} {status}", body, ago=ago, task=CENSUS, number=number, severity=severity)


def usual() -> FakeHistory:
    """A day in which this and that went wrong, and the rounds of which most were paid."""
    history = FakeHistory()
    notable, trouble = Severity.NOTABLE, Severity.TROUBLE
    server = {"server": scenes.SERVER, "reachable": True, "problem": ""}
    away = {"server": scenes.SERVER, "reachable": False, "problem": "127.0.0.1:8899 does not answer (timed out)."}
    history.happens(
        event(FactKind.NETWORK, f"{scenes.SERVER} answers", server, ago=1_900 * MINUTE),
        event(FactKind.ENGINE, "docker 27.1.1", {"kind": "docker", "reachable": True}, ago=1_899 * MINUTE),
        event(
            FactKind.TASK, "Prime Census: starting", {"state": "starting", "detail": "The image is fetched"},
            ago=1_898 * MINUTE, task=CENSUS,
        ),
        event(FactKind.TASK, "Prime Census: running", {"state": "running"}, ago=1_897 * MINUTE, task=CENSUS),
        act("stake", "done", ago=1_896 * MINUTE, detail="10000000 ROE"),
        event(
            FactKind.BALANCE, "The main account holds 41.200000 KOII", {"main": wallet_scenes.MAIN.main},
            ago=1_895 * MINUTE,
        ),
    )  # fmt: skip
    for step in range(40):
        number, ago = scenes.NOW_ROUND - 41 + step, (40 - step) * 13.6 * MINUTE
        history.happens(
            act("submit", "done", ago=ago + 300, number=number),
            event(FactKind.ROUND, "paid", {"result": "paid"}, ago=ago + 60, task=CENSUS, number=number),
            event(
                FactKind.NOTICE, f"Round {number:,} was paid. 0.400 KOII can be claimed now.", {"kind": "paid"},
                ago=ago, task=CENSUS, number=number,
            ),
        )  # fmt: skip
    missed = "missed. The container had nothing to submit, so the round was missed."
    history.happens(
        event(FactKind.NETWORK, str(away["problem"]), away, ago=9 * MINUTE, severity=trouble),
        event(FactKind.NETWORK, f"{scenes.SERVER} answers", server, ago=8 * MINUTE),
        event(
            FactKind.TASK, "Pulse Indexer: unhealthy It does not answer on /healthz.",
            {"state": "unhealthy", "detail": "It does not answer on /healthz."},
            ago=7 * MINUTE, task=INDEXER, severity=trouble,
        ),
        event(
            FactKind.ROUND, missed, {"result": "missed", "note": missed[8:]}, ago=6 * MINUTE, task=INDEXER,
            number=scenes.NOW_ROUND - 5, severity=notable,
        ),
        event(
            FactKind.NOTICE, "A round was missed. The stake is not touched; the round brings nothing.",
            {"kind": "missed"}, ago=6 * MINUTE, task=INDEXER, number=scenes.NOW_ROUND - 5, severity=notable,
        ),
        act("vote", "refused", ago=5 * MINUTE, number=scenes.NOW_ROUND - 2, subject=scenes.key("node 4"),
            detail="the network carried it out, and said: the audit window is over"),
        event(
            FactKind.REFUSED, "The wallet is locked. Unlock it, then ask again.", {"command": "CarryOutMoney"},
            ago=4 * MINUTE, severity=notable,
        ),
        event(
            FactKind.NOTICE, "A part of the stake was lost. The votes went against the proof: 1 to 7.",
            {"kind": "slashed"}, ago=3 * MINUTE, task=CENSUS, number=scenes.NOW_ROUND - 9, severity=trouble,
        ),
        event(FactKind.TASK, "Old Task: stopped", {"state": "stopped"}, ago=2 * MINUTE, task=GONE),
        event(FactKind.CRASH, "KeyError in the worker", {"will_restart": True}, ago=90, task=CENSUS, severity=trouble),
        act("claim", "intended", ago=30, detail="412000000 ROE"),
        event(FactKind.ROUND, "in audit · audit done", {"result": "in_audit"}, ago=12, task=CENSUS,
              number=scenes.NOW_ROUND - 1),
    )  # fmt: skip
    return history
