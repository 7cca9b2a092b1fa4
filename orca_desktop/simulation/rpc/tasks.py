"""The RPC methods that only K2 has: parts of a native task's document (k2.md 1.5)."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from typing import Any

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, NATIVE_TASK_PREFIX
from orca_desktop.simulation.program.state import LIST_TRIGGERS, LISTS, RECORD, SUBMISSION_TRIGGERS, SUBMISSIONS
from orca_desktop.simulation.rpc import params as read
from orca_desktop.simulation.rpc.errors import TASK_ERROR, RpcError, invalid_params
from orca_desktop.simulation.rpc.params import Params
from orca_desktop.simulation.rpc.reading import Reading
from orca_desktop.simulation.timeline import View

EVERY_ROUND = -1
_HEAVY = {
    "submission": (SUBMISSIONS, SUBMISSION_TRIGGERS),
    "distribution": (LISTS, LIST_TRIGGERS, RECORD),
    "balance": ("available_balances",),
    "stake": ("stake_list",),
}

Document = dict[str, Any]


class TaskMethods:
    """The chain is only read."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def table(self) -> Mapping[str, Callable[[Params], object]]:
        return {
            "getTaskAccountInfo": self.task,
            "getTaskSubmissionInfo": lambda params: self._rounds(params, SUBMISSIONS, SUBMISSION_TRIGGERS),
            "getTaskDistributionInfo": lambda params: self._rounds(params, LISTS, LIST_TRIGGERS, RECORD),
            "getMyTaskStakeInfo": self.own_stake,
            "getMyTaskSubmissionRoundInfo": self.own_submission,
        }

    def task(self, params: Params) -> object:
        """The document; heavy members are empty unless the options ask for them."""
        wanted = read.options(params, 1)
        view = self._reading.view(wanted)
        document = _document(view, read.key(params, 0))
        for flag, members in _HEAVY.items():
            if wanted.get(flag) is not True:
                document.update({member: {} for member in members})
        return self._answer(view, document)

    def own_stake(self, params: Params) -> object:
        view = self._reading.view(read.options(params, 2))
        stake = _document(view, read.key(params, 0))["stake_list"].get(read.key(params, 1))
        if stake is None:
            raise RpcError(TASK_ERROR, "No stake available on this task")
        return self._reading.answer(view, {"data": stake})

    def own_submission(self, params: Params) -> object:
        """A node's proof of one round, or the last round that it has one in; None without any."""
        wanted = read.options(params, 2)
        view = self._reading.view(wanted)
        kept = _document(view, read.key(params, 0))[SUBMISSIONS]
        mine = {int(text): entries.get(read.key(params, 1)) for text, entries in kept.items()}
        if "round" in wanted:
            return self._reading.answer(view, {"data": mine.get(_round(wanted))})
        return self._reading.answer(view, {"data": max((r for r, entry in mine.items() if entry), default=None)})

    def _rounds(self, params: Params, *members: str) -> object:
        """Some members of the document, of one round or of every round kept."""
        options = read.options(params, 1)
        view = self._reading.view(options)
        document, wanted = _document(view, read.key(params, 0)), _round(options)
        parts = {member: document[member] for member in members}
        if wanted != EVERY_ROUND:
            parts = {name: {r: kept for r, kept in part.items() if r == str(wanted)} for name, part in parts.items()}
        return self._answer(view, parts)

    def _answer(self, view: View, document: Document) -> object:
        text = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
        return self._reading.answer(view, {"data": [base64.b64encode(text).decode("ascii"), "base64"]})


def _round(options: Mapping[str, Any]) -> int:
    wanted = options.get("round", EVERY_ROUND)
    if type(wanted) is not int or wanted < EVERY_ROUND:
        raise invalid_params("round is a number, or -1 for every round")
    return wanted


def _document(view: View, task: PublicKey) -> Document:
    account = view.account(task)
    if account is None or account.owner != KOII_TASK_PROGRAM or not account.data.startswith(NATIVE_TASK_PREFIX):
        raise RpcError(TASK_ERROR, f"{task}: Task ID Not Correct")
    document: Document = json.loads(account.data)
    return document
