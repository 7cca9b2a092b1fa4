"""Stages as lines of text: one for each call, and under it what is signed and how the answer is read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from orca_desktop.domain.stages.choice import StagesListing
from orca_desktop.domain.stages.profile import Call, Reading, Stage, StageProfile, Step


def described(listing: StagesListing) -> str:
    """One line: name, title, whose it is, and what to know before choosing it."""
    if listing.problem:
        return f"{listing.name}  NOT RIGHT: {listing.problem}"
    notes = ["yours"] if listing.own else []
    notes += ["signs with the main key"] if listing.asks_main_key else []
    return f"{listing.name}  {listing.title}" + (f"  ({', '.join(notes)})" if notes else "")


def as_dict(listing: StagesListing) -> dict[str, object]:
    return {
        "name": listing.name,
        "title": listing.title,
        "description": listing.description,
        "images": list(listing.images),
        "own": listing.own,
        "asks_main_key": listing.asks_main_key,
        "problem": listing.problem,
    }


def stages_lines(profile: StageProfile) -> Iterator[str]:
    """Every stage of a profile."""
    yield f"health      {profile.health.method} {profile.health.path}"
    yield from _stage("work", profile.work)
    yield from _stage("submission", profile.submission)
    if profile.submission.payload:
        yield f"            signed with the proof: {_shown(profile.submission.payload)}"
    if profile.submission.on_chain is not None:
        yield f"            with nothing to submit “{profile.submission.on_chain}” goes on chain"
    yield from _stage("audit", profile.audit)
    for value in profile.audit.accepts:
        yield f"            lets pass what has “{value}” on chain"


def _stage(name: str, stage: Stage) -> Iterator[str]:
    if stage.skip:
        yield f"{name:<12}nothing is called: {stage.skip}"
    for call in (*stage.before, *stage.calls):
        yield f"{name:<12}{call.method} {call.path}{_when(call)}{_step(call)}"
        yield from (f"            {line}" for line in _details(call))


def _when(call: Call) -> str:
    when = call.when
    words = f", from round {when.from_round} on" if when.from_round else ""
    if when.submission is not None:
        is_so = when.equals is not None
        value = when.equals if is_so else when.differs
        words += f", where {when.submission} of the proof is {'' if is_so else 'not '}{json.dumps(value)}"
    return words


def _step(call: Call) -> str:
    if not isinstance(call, Step):
        return ""
    return f"  (step “{call.name}”{'' if call.required else ', which may fail'})"


def _details(call: Call) -> Iterator[str]:
    if call.query:
        yield f"query {_shown(call.query)}"
    if call.body is not None:
        yield f"body {_shown(call.body)}"
    for signature in call.signatures:
        yield f"signature “{signature.name}” of the {signature.key} key over {_shown(signature.payload)}"
    yield from _reading(call.answer)


def _reading(reading: Reading) -> Iterator[str]:
    if reading.at:
        yield f"reads {reading.at}"
    if reading.ok is not None:
        yield f"is an error unless {reading.ok} is true"
    nothing = [*map(str, reading.nothing_status), *(json.dumps(value) for value in reading.nothing)]
    if nothing:
        yield f"means nothing is there: {', '.join(nothing)}"
    if reading.later_status:
        yield f"means not yet: {', '.join(map(str, reading.later_status))}"


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
