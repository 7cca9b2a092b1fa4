"""The RPC methods that only K2 has: parts of a native task's document (k2.md 1.5)."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from typing import Any

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, NATIVE_TASK_PREFIX
from orca_desktop.simulation.ledger import Ledger
from orca_desktop.simulation.program.state import LIST_TRIGGERS, LISTS, RECORD, SUBMISSION_TRIGGERS, SUBMISSIONS
from orca_desktop.simulation.rpc import params as read
from orca_desktop.simulation.rpc.errors import TASK_ERROR, RpcError, invalid_params
from orca_desktop.simulation.rpc.params import Params

EVERY_ROUND = -1
_HEAVY = {
    "submission": (SUBMISSIONS, SUBMISSION_TRIGGERS),
    "distribution": (LISTS, LIST_TRIGGERS, RECORD),
    "balance": ("available_balances",),
    "stake": ("stake_list",),
}

Document = dict[str, Any]


class TaskMethods:
    """*ledger* is only read."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def table(self) -> Mapping[str, Callable[[Params], object]]:
        return {
            "getTaskAccountInfo": self.task,
            "getTaskSubmissionInfo": lambda params: self._rounds(params, SUBMISSIONS, SUBMISSION_TRIGGERS),
            "getTaskDistributionInfo": lambda params: self._rounds(params, LISTS, LIST_TRIGGERS, RECORD),
            "getMyTaskStakeInfo": self.own_stake,
        }

    def task(self, params: Params) -> object:
        """The document; heavy members are empty unless the options ask for them."""
        document, wanted = self._document(read.key(params, 0)), read.options(params, 1)
        for flag, members in _HEAVY.items():
            if wanted.get(flag) is not True:
                document.update({member: {} for member in members})
        return self._answer(document)

    def own_stake(self, params: Params) -> object:
        stake = self._document(read.key(params, 0))["stake_list"].get(read.key(params, 1))
        if stake is None:
            raise RpcError(TASK_ERROR, "No stake available on this task")
        return self._with_context({"data": stake})

    def _rounds(self, params: Params, *members: str) -> object:
        """Some members of the document, of one round or of every round kept."""
        document = self._document(read.key(params, 0))
        wanted = read.options(params, 1).get("round", EVERY_ROUND)
        if type(wanted) is not int or wanted < EVERY_ROUND:
            raise invalid_params("round is a number, or -1 for every round")
        parts = {member: document[member] for member in members}
        if wanted != EVERY_ROUND:
            parts = {name: {r: kept for r, kept in part.items() if r == str(wanted)} for name, part in parts.items()}
        return self._answer(parts)

    def _document(self, task: PublicKey) -> Document:
        account = self._ledger.account(task)
        if account is None or account.owner != KOII_TASK_PROGRAM or not account.data.startswith(NATIVE_TASK_PREFIX):
            raise RpcError(TASK_ERROR, f"{task}: Task ID Not Correct")
        document: Document = json.loads(account.data)
        return document

    def _answer(self, document: Document) -> object:
        text = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
        return self._with_context({"data": [base64.b64encode(text).decode("ascii"), "base64"]})

    def _with_context(self, value: object) -> object:
        return {"context": {"slot": self._ledger.slot}, "value": value}
