"""Journal and history in memory: what a disk would keep when the node is built anew."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.ports.chain import SignedAct
from orca_desktop.ports.history import JournalEntry


class MemoryJournal:
    def __init__(self, *, is_incomplete: bool = False) -> None:
        self._entries: dict[ActKey, JournalEntry] = {}
        self.is_incomplete = is_incomplete

    def entry(self, key: ActKey) -> JournalEntry | None:
        return self._entries.get(key)

    def intend(self, key: ActKey, detail: str, *, signed: SignedAct | None = None) -> None:
        self._entries[key] = JournalEntry(key=key, status=ActStatus.INTENDED, detail=detail, signed=signed)

    def settle(self, key: ActKey, status: ActStatus, *, detail: str = "") -> None:
        entry = self._entries.get(key)
        if entry is not None:
            self._entries[key] = replace(entry, status=status, detail=detail or entry.detail)

    def forget(self, key: ActKey) -> None:
        self._entries.pop(key, None)

    def entries(self, task_id: TaskId) -> tuple[JournalEntry, ...]:
        mine = [entry for key, entry in self._entries.items() if key.task_id == task_id]
        return tuple(sorted(mine, key=lambda entry: (entry.key.round, entry.key.act, entry.key.subject)))

    def unsettled(self, task_id: TaskId) -> tuple[JournalEntry, ...]:
        return tuple(
            entry for entry in self.entries(task_id) if entry.status in (ActStatus.INTENDED, ActStatus.UNKNOWN)
        )

    def forget_settled(self, task_id: TaskId, last: int) -> None:
        for entry in self.entries(task_id):
            if 0 <= entry.key.round <= last and entry.status in (ActStatus.DONE, ActStatus.REFUSED):
                self.forget(entry.key)


class MemoryHistory:
    def __init__(self) -> None:
        self._tasks: dict[TaskId, tuple[Task, bool]] = {}
        self._rounds: dict[tuple[TaskId, int], RoundRecord] = {}

    def save_task(self, task: Task, *, wanted: bool) -> None:
        self._tasks[task.id] = (task, wanted)

    def forget_task(self, task_id: TaskId) -> None:
        self._tasks.pop(task_id, None)

    def tasks(self) -> tuple[tuple[Task, bool], ...]:
        return tuple(self._tasks[task_id] for task_id in sorted(self._tasks))

    def save_round(self, record: RoundRecord) -> None:
        self._rounds[record.task_id, record.number] = record

    def rounds(self, task_id: TaskId, *, newest: int) -> tuple[RoundRecord, ...]:
        mine = sorted(number for owner, number in self._rounds if owner == task_id)
        return tuple(self._rounds[task_id, number] for number in mine[max(0, len(mine) - newest) :])

    def newest_from(self, task_id: TaskId, count: int) -> int | None:
        numbers = [record.number for record in self._of(task_id)]
        return numbers[-count] if len(numbers) > count else None

    def rounds_after(self, task_id: TaskId, number: int | None, *, limit: int) -> tuple[RoundRecord, ...]:
        return tuple(record for record in self._of(task_id) if number is None or record.number > number)[:limit]

    def rounds_before(self, task_id: TaskId, number: int, *, limit: int) -> tuple[RoundRecord, ...]:
        return tuple(record for record in self._of(task_id) if record.number < number)[:limit]

    def forget_rounds(self, task_id: TaskId, last: int) -> None:
        for record in self.rounds_before(task_id, last + 1, limit=len(self._rounds)):
            del self._rounds[task_id, record.number]

    def _of(self, task_id: TaskId) -> list[RoundRecord]:
        return [self._rounds[key] for key in sorted(self._rounds) if key[0] == task_id]
