"""The words with which the history keeps acts, rounds and stages, for the screen. No widgets here.

They are kept in English for years; what is not known here is shown as it was kept.
"""

from __future__ import annotations

from orca_desktop.gui.language import mark, said, tr

PRACTICE = "practice, "
ACTS = frozenset(
    {
        mark("work"),
        mark("submit"),
        mark("vote"),
        mark("vote on list"),
        mark("submit list"),
        mark("upload list"),
        mark("pay out"),
        mark("stake"),
        mark("unstake"),
        mark("claim"),
        mark("transfer"),
        mark("repair"),
        mark("token account"),
    }
)
RESULTS = frozenset(
    {
        mark("working"),
        mark("worked"),
        mark("submitted"),
        mark("in audit"),
        mark("settling"),
        mark("paid"),
        mark("unpaid"),
        mark("idle"),
        mark("missed"),
        mark("slashed"),
        mark("practised"),
        mark("would miss"),
    }
)
STAGES = frozenset(
    {
        mark("work"),
        mark("submission"),
        mark("audit"),
        mark("list"),
        mark("list audit"),
        mark("payout"),
    }
)
OUTCOMES = frozenset(
    {
        mark("running"),
        mark("done"),
        mark("failed"),
        mark("late"),
        mark("left out"),
    }
)
STATES = frozenset(
    {
        mark("stopped"),
        mark("starting"),
        mark("running"),
        mark("unhealthy"),
        mark("finishing"),
        mark("stopping"),
        mark("failed"),
    }
)


def act_word(act: str) -> str:
    return tr(act) if act in ACTS else said(act)


def state_word(state: str) -> str:
    """Of a task."""
    return tr(state) if state in STATES else said(state)


def round_words(text: str) -> str:
    """“in audit · audit done. The reason”, as the history keeps it of a round."""
    stand, _, reason = text.partition(". ")
    result, _, stage = stand.partition(" · ")
    told = " · ".join(part for part in (_result(result), _stage(stage)) if part)
    return f"{told}. {said(reason)}" if reason else told


def _result(text: str) -> str:
    if text.startswith(PRACTICE):
        return tr("practice, {result}", result=_result(text.removeprefix(PRACTICE)))
    return tr(text) if text in RESULTS else said(text)


def _stage(text: str) -> str:
    """“list audit done”: the stage and what came of it."""
    for stage in STAGES:
        outcome = text.removeprefix(f"{stage} ")
        if outcome in OUTCOMES:
            return tr("{stage} {outcome}", stage=tr(stage), outcome=tr(outcome))
    return said(text)
