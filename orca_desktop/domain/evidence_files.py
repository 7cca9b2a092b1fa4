"""The files of an evidence bundle: what is known of a round, written down in one way only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import msgspec

from orca_desktop.domain.acts import ActRecord
from orca_desktop.domain.audits import AuditTrigger
from orca_desktop.domain.distribution import submitters_of
from orca_desktop.domain.evidence import EvidenceFile, as_json
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.notices import Notice
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.stages.profile import StageProfile
from orca_desktop.domain.tasks import Task, TaskAccount

MAX_LOG_BYTES = 500_000
MAX_NODES = 3_000
MAX_LISTS = 3
MAX_VOTES = 500
"""What a stranger has put on chain is bounded here; where more was left out, the file says so."""

COMPUTED_NOW = (
    "The default rule on chain.json, as read when this was saved. Stakes change once a list is paid out, so it may "
    "differ from a list that was right when it was written; what was compared then is in compared_then."
)

ABOUT = b"""Evidence about one round of one task, saved by the node that took part in it.

round.json        the round as the node recorded it: result, proof, audits, list, the marks of its stages
chain.json        what was read from the chain when this was saved: windows, stakes, votes, lists
run.json          what ran: images and their digests, the box, the stages by which the task was spoken to
list.json         the distribution lists of the round, and what this node computes by the default rule
acts.json         what the node sent: each act with its transaction's signature and slot
proof/            this node's proof: the text that was signed, and the stored file with the signature
audited/          stored proofs of other nodes that this node audited, by node
log.txt           what the task's containers wrote meanwhile, as far as it is still known
notices.json      what the user was told
manifest.json     every file with its SHA-256, each chained to the one before
signature.json    the staking key's signature over the end of that chain

`orca-desktop evidence verify FILE.zip` checks all of it. How to do so without that program:
docs/evidence.md of Orca Desktop.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundEvidence:
    """What goes into a bundle. `saved_at` is seconds since the epoch, `slot` the slot of that moment.

    `account` is None where the chain could not be read: `problem` then says why. `lists` are those on chain, by author,
    None where one cannot be read. `proof_file` is our stored proof, `audited` are those of others, by node.
    """

    program: str
    saved_at: float
    slot: int
    staking_key: PublicKey
    task: Task
    profile: StageProfile | None
    record: RoundRecord
    account: TaskAccount | None = None
    problem: str = ""
    lists: Mapping[PublicKey, Mapping[PublicKey, int] | None] = field(default_factory=dict)
    own_list: Mapping[PublicKey, int] | None = None
    acts: tuple[ActRecord, ...] = ()
    notices: tuple[Notice, ...] = ()
    proof_file: bytes | None = None
    audited: Mapping[PublicKey, bytes] = field(default_factory=dict)
    log: tuple[str, ...] = ()


def files_of(known: RoundEvidence) -> tuple[EvidenceFile, ...]:
    """The same knowledge gives the same files."""
    documents: dict[str, Any] = {
        "round.json": {"round": known.record, "program": known.program, "saved_at": known.saved_at},
        "chain.json": _chain(known),
        "run.json": _run(known),
        "list.json": _lists(known),
        "acts.json": [{"act": act.key.act, **_builtins(act)} for act in known.acts],
        "notices.json": known.notices,
    }
    files = [EvidenceFile(name="about.txt", content=ABOUT)]
    files += [EvidenceFile(name=name, content=as_json(_builtins(value))) for name, value in documents.items()]
    files += _proofs(known)
    files.append(EvidenceFile(name="log.txt", content=log_text(known.log)))
    return tuple(files)


def log_text(lines: tuple[str, ...]) -> bytes:
    """The newest lines that fit, one a line, with what cannot be written replaced."""
    kept: list[bytes] = []
    room = MAX_LOG_BYTES
    for line in reversed(lines):
        written = line.replace("\n", " ").encode("utf-8", errors="replace") + b"\n"
        if len(written) > room:
            kept.append(b"(older lines are left out)\n")
            break
        room -= len(written)
        kept.append(written)
    return b"".join(reversed(kept))


def _chain(known: RoundEvidence) -> dict[str, Any]:
    account, number = known.account, known.record.number
    if account is None:
        return {"problem": known.problem or "The chain was not read.", "slot": known.slot}
    about = (known.staking_key, *(audit.node for audit in known.record.audits_given))
    submitters = submitters_of(account, number)
    triggers = account.submission_triggers.get(number, {})
    return {
        "slot": known.slot,
        "name": account.name,
        "kind": account.kind.value,
        "token": account.token,
        "windows": account.windows,
        "executable": account.executable,
        "bounty_per_round": account.bounty_per_round,
        "minimum_stake": account.minimum_stake,
        "payout": account.payouts[number].value if number in account.payouts else None,
        "submissions": {node: sent for node, sent in account.submissions.get(number, {}).items() if node in about},
        "audits": {node: _trigger(trigger) for node, trigger in triggers.items() if node in about},
        "submitters": submitters[:MAX_NODES],
        "submitters_left_out": max(0, len(submitters) - MAX_NODES),
        "lists": dict(islice(account.lists.get(number, {}).items(), MAX_LISTS)),
        "list_audits": {
            author: _trigger(trigger)
            for author, trigger in islice(account.list_triggers.get(number, {}).items(), MAX_LISTS)
        },
    }


def _run(known: RoundEvidence) -> dict[str, Any]:
    """Without the environment of the containers: what the user set there is nobody's business."""
    task = known.task
    return {
        "task": task.id,
        "name": task.name,
        "images": task.run_plan.images,
        "digest": task.digest,
        "agreed_images": () if task.approved is None else task.approved.images,
        "profile": task.run_plan.profile,
        "stages": "template" if task.stages is None else task.stages.name,
        "stages_in_full": known.profile,
    }


def _lists(known: RoundEvidence) -> dict[str, Any]:
    on_chain = dict(islice(known.lists.items(), MAX_LISTS))
    return {
        "on_chain": {author: None if amounts is None else _amounts(amounts) for author, amounts in on_chain.items()},
        "computed_now": None if known.own_list is None else _amounts(known.own_list),
        "computed_now_note": COMPUTED_NOW,
        "compared_then": known.record.distribution,
    }


def _amounts(amounts: Mapping[PublicKey, int]) -> dict[str, Any]:
    return {"of": len(amounts), "amounts": dict(islice(amounts.items(), MAX_NODES))}


def _trigger(trigger: AuditTrigger) -> dict[str, Any]:
    return {
        "raised_by": trigger.raised_by,
        "slot": trigger.slot,
        "votes_for": trigger.votes_for,
        "votes_against": trigger.votes_against,
        "votes": trigger.votes[:MAX_VOTES],
    }


def _proofs(known: RoundEvidence) -> list[EvidenceFile]:
    files = []
    if known.record.proof is not None:
        payload = known.record.proof.payload.encode("utf-8", errors="surrogatepass")
        files.append(EvidenceFile(name="proof/payload.json", content=payload))
    if known.proof_file is not None:
        files.append(EvidenceFile(name="proof/submission.json", content=known.proof_file))
    files += [
        EvidenceFile(name=f"audited/{node}.json", content=content) for node, content in sorted(known.audited.items())
    ]
    return files


def _builtins(value: Any) -> Any:
    return msgspec.to_builtins(value, str_keys=True)
