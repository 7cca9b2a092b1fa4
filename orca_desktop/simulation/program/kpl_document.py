"""The Borsh state of a token's task as the document that native tasks have, so that one program serves both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from orca_desktop.domain.tasks import Payout
from orca_desktop.k2.kpl_state import KplList, KplState, KplSubmission, KplTrigger, KplVote, PayoutTag

Document = dict[str, Any]

_PAYOUTS = {
    PayoutTag.UNINITIALIZED: Payout.UNINITIALIZED.value,
    PayoutTag.SUCCESSFUL: Payout.SUCCESSFUL.value,
    PayoutTag.FAILED: Payout.FAILED.value,
}
_TAGS = {name: tag for tag, name in _PAYOUTS.items()}


def to_document(state: KplState) -> Document:
    """Keys become lists of numbers, and entries objects; the members keep their names."""
    return {field.name: _READ.get(field.name, _same)(getattr(state, field.name)) for field in fields(state)}


def from_document(document: Mapping[str, Any]) -> KplState:
    return KplState(**{name: _WRITE.get(name, _same)(value) for name, value in document.items()})


def _same(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value


def _submission(entry: KplSubmission) -> Document:
    return {"submission_value": entry.value, "slot": entry.slot, "round": entry.round}


def _from_submission(entry: Document, _: str) -> KplSubmission:
    return KplSubmission(value=entry["submission_value"], slot=entry["slot"], round=entry["round"])


def _trigger(trigger: KplTrigger) -> Document:
    votes = [{"is_valid": vote.is_valid, "voter": list(vote.voter), "slot": vote.slot} for vote in trigger.votes]
    return {"trigger_by": list(trigger.trigger_by), "slot": trigger.slot, "votes": votes}


def _from_trigger(entry: Document, _: str) -> KplTrigger:
    votes = (KplVote(is_valid=v["is_valid"], voter=bytes(v["voter"]), slot=v["slot"]) for v in entry["votes"])
    return KplTrigger(trigger_by=bytes(entry["trigger_by"]), slot=entry["slot"], votes=tuple(votes))


def _list(entry: KplList) -> Document:
    return {"submission_value": list(entry.account), "slot": entry.slot}


def _from_list(entry: Document, round_text: str) -> KplList:
    return KplList(account=bytes(entry["submission_value"]), slot=entry["slot"], round=int(round_text))


def _by_round(read: Callable[[Any], Document]) -> Callable[[Any], Document]:
    return lambda rounds: {text: {key: read(entry) for key, entry in kept.items()} for text, kept in rounds.items()}


def _back_by_round(write: Callable[[Document, str], object]) -> Callable[[Document], object]:
    return lambda rounds: {
        text: {key: write(entry, text) for key, entry in kept.items()} for text, kept in rounds.items()
    }


_KEYS = ("task_manager", "stake_pot_account", "stake_pot_seed", "token_type")
_READ: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_KEYS, list),
    "submissions": _by_round(_submission),
    "submissions_audit_trigger": _by_round(_trigger),
    "distribution_rewards_submission": _by_round(_list),
    "distributions_audit_trigger": _by_round(_trigger),
    "distributions_audit_record": lambda rounds: {text: _PAYOUTS[tag] for text, tag in rounds.items()},
}
_WRITE: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_KEYS, bytes),
    "submissions": _back_by_round(_from_submission),
    "submissions_audit_trigger": _back_by_round(_from_trigger),
    "distribution_rewards_submission": _back_by_round(_from_list),
    "distributions_audit_trigger": _back_by_round(_from_trigger),
    "distributions_audit_record": lambda rounds: {text: _TAGS[name] for text, name in rounds.items()},
}
