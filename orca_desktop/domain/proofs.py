"""The payload of a proof: what a node signs for a round, and what makes somebody else's invalid (k2.md 10.6)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskId

PROOF_FILE = "submission.json"
"""The file name under which the templates store a proof (k2.md 4.4)."""

MAX_VALUE_BYTES = 512
"""What an on-chain submission value may hold (k2.md 6.2)."""

MAX_DEPTH = 100
"""Levels of a JSON value; what is nested deeper cannot safely be written out again."""


def payload_text(*, task_id: TaskId, round_number: int, staking_key: PublicKey, answer: Mapping[str, Any]) -> str:
    """The text to sign: who, what and when, then the container's answer, which cannot overwrite the former.

    Compact JSON in member order, as JavaScript's JSON.stringify writes it (k2.md 8.1).
    """
    head = {"taskId": task_id, "roundNumber": round_number, "stakingKey": staking_key}
    body = {name: value for name, value in answer.items() if name not in head}
    return json.dumps(head | body, separators=(",", ":"), ensure_ascii=False)


def mismatch(payload: Mapping[str, Any], *, task_id: TaskId, round_number: int, node: PublicKey) -> str | None:
    """Why a correctly signed payload is no proof of *node* for this task and round; None when it is one."""
    if payload.get("taskId") != task_id:
        return "it was made for another task"
    if not _same_round(payload.get("roundNumber"), round_number):
        return "it was made for another round"
    if payload.get("stakingKey") != node:
        return "it was made by another node"
    return None


def is_deep(value: Any) -> bool:
    """Whether a decoded JSON value is nested deeper than MAX_DEPTH levels."""
    level = [value]
    for _ in range(MAX_DEPTH):
        inner = [list(part.values()) if isinstance(part, dict) else part for part in level]
        level = [part for parts in inner if isinstance(parts, list) for part in parts]
        if not level:
            return False
    return True


def _same_round(value: object, round_number: int) -> bool:
    # Containers in use write the round as a number or as its text (k2.md 10.4); True is no round.
    return (isinstance(value, int) and not isinstance(value, bool) and value == round_number) or value == str(
        round_number
    )
