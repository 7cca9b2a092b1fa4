"""Rules for a profile that its types cannot tell: placeholders that have a value, calls that can be made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from orca_desktop.domain.stages.errors import StagesInvalid
from orca_desktop.domain.stages.pointers import is_pointer
from orca_desktop.domain.stages.profile import (
    MAX_ON_CHAIN,
    Call,
    Condition,
    Reading,
    Stage,
    StageProfile,
    Step,
    SubmissionStage,
)
from orca_desktop.domain.stages.templates import (
    EVERYWHERE,
    IN_AUDITS,
    NoTemplate,
    Placeholder,
    pieces,
    texts,
)

ALWAYS = frozenset({"round", "round_text", "task_id", "staking_key", "main_key", "variable"})
OF_AN_AUDIT = frozenset({"submission", "submitter_key", "submitter_signature"})
HEAD = ("taskId", "roundNumber", "stakingKey")
"""What every proof says first (k2.md 10.6)."""

_PATH = re.compile(r"/[A-Za-z0-9._~!$&'()*+,;=:@%/{}-]*")
_SECRET = re.compile(r"TOKEN|SECRET|PASS|PRIVATE|PHRASE|SEED|CREDENTIAL|(?:^|_)KEY(?:$|_|S)|API_?KEY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Here:
    """A place in a file, and what placeholders have a value there."""

    file: str
    field: str
    known: frozenset[str] = ALWAYS
    steps: tuple[str, ...] = ()

    def at(self, field: str) -> _Here:
        return _Here(self.file, f"{self.field}.{field}", self.known, self.steps)

    def refused(self, wrong: str, right: str = "") -> StagesInvalid:
        return StagesInvalid(self.file, self.field, wrong, right)


def check(profile: StageProfile, file: str) -> None:
    """Raises StagesInvalid."""
    health = _Here(file, "health.path", frozenset())
    _check_path(profile.health.path, health)
    for name, stage in (("work", profile.work), ("submission", profile.submission), ("audit", profile.audit)):
        known = ALWAYS | OF_AN_AUDIT if name == "audit" else ALWAYS
        _check_stage(stage, _Here(file, name, known))
    _check_submission(profile.submission, _Here(file, "submission"))
    for place, value in enumerate(profile.audit.accepts):
        _check_on_chain(value, _Here(file, f"audit.accepts[{place}]"))


def _check_stage(stage: Stage, here: _Here) -> None:
    if bool(stage.calls) == bool(stage.skip):
        raise here.refused(
            "it says both what is called and why nothing is" if stage.skip else "nothing is called",
            f"Give it [[{here.field}.calls]], or in “skip” the reason why nothing is called",
        )
    if stage.skip and stage.before:
        raise here.at("before").refused("a stage that calls nothing has no steps before it", "Leave them out")
    names: tuple[str, ...] = ()
    for place, step in enumerate(stage.before):
        there = _Here(here.file, f"{here.field}.before[{place}]", here.known, names)
        _check_call(step, there)
        if step.name in names:
            raise there.at("name").refused("another step has this name", "Give each a name of its own")
        names = (*names, step.name)
    for place, call in enumerate(stage.calls):
        _check_call(call, _Here(here.file, f"{here.field}.calls[{place}]", here.known, names))


def _check_submission(stage: SubmissionStage, here: _Here) -> None:
    _check_templates(stage.payload, here.at("payload"))
    for name in HEAD:
        if name in stage.payload:
            raise here.at(f"payload.{name}").refused("every proof says this by itself", "Leave it out")
    if stage.on_chain is None:
        return
    _check_on_chain(stage.on_chain, here.at("on_chain"))
    says_nothing = any(call.answer.nothing or call.answer.nothing_status for call in stage.calls)
    if not says_nothing:
        raise here.at("on_chain").refused(
            "no answer means that there is nothing to submit", "Say with “nothing” or “nothing_status” which one does"
        )


def _check_on_chain(value: str, here: _Here) -> None:
    if len(value.encode("utf-8", errors="replace")) > MAX_ON_CHAIN or not value.isprintable():
        raise here.refused("it cannot be put on chain", f"Write at most {MAX_ON_CHAIN} bytes of plain text")


def _check_call(call: Call | Step, here: _Here) -> None:
    _check_condition(call.when, here.at("when"))
    _check_answer(call.answer, here.at("answer"))
    if call.body is not None and call.method == "GET":
        raise here.at("body").refused("a GET has no body", 'Leave the body out, or write method = "POST"')
    signatures = _check_signatures(call, here)
    asked = _Here(here.file, here.field, here.known | {"signature"}, here.steps)
    _check_path(call.path, here.at("path"))
    for name in ("query", "body"):
        _check_templates(getattr(call, name), asked.at(name), signatures)
    _check_signatures_used(call, signatures, here)


def _check_signatures(call: Call, here: _Here) -> tuple[str, ...]:
    names: list[str] = []
    for place, signature in enumerate(call.signatures):
        there = here.at(f"signatures[{place}]")
        if signature.name in names:
            raise there.at("name").refused("another signature has this name", "Give each a name of its own")
        names.append(signature.name)
        _check_templates(signature.payload, there.at("payload"))
        if not signature.payload:
            raise there.at("payload").refused("it is empty", "Say which members are signed")
    return tuple(names)


def _check_signatures_used(call: Call, names: tuple[str, ...], here: _Here) -> None:
    used = {
        part.step
        for template in (call.query, call.body)
        for _, text in texts(template, "")
        for part in pieces(text)
        if isinstance(part, Placeholder) and part.name == "signature"
    }
    for place, name in enumerate(names):
        if name not in used:
            raise here.at(f"signatures[{place}].name").refused(
                "nothing is done with it", f"Write {{signature.{name}}} where the body is to have it, or leave it out"
            )


def _check_path(path: str, here: _Here) -> None:
    bare = path.replace("{", "").replace("}", "")
    if _PATH.fullmatch(path) is None or path.startswith("//") or ".." in bare.split("/"):
        raise here.refused("it is no path on the task's server", "Write it like “/task/{round}”, without a query")
    _check_text(path, here)


def _check_templates(template: object, here: _Here, signatures: Collection[str] = ()) -> None:
    for path, text in texts(template, here.field):
        _check_text(text, _Here(here.file, path, here.known, here.steps), signatures)


def _check_text(text: str, here: _Here, signatures: Collection[str] = ()) -> None:
    try:
        placeholders = [part for part in pieces(text) if isinstance(part, Placeholder)]
    except NoTemplate as error:
        raise here.refused(f"{error}", _choice(here)) from error
    for placeholder in placeholders:
        _check_placeholder(placeholder, here, signatures)


def _check_placeholder(placeholder: Placeholder, here: _Here, signatures: Collection[str]) -> None:
    shown = f"{{{placeholder.name}{placeholder.rest}}}"
    if placeholder.name == "answer":
        if placeholder.step not in here.steps:
            raise here.refused(f"{shown} has no value here", _steps_words(here.steps))
    elif placeholder.name not in here.known:
        raise here.refused(f"{shown} has no value here", _choice(here))
    elif placeholder.name == "signature" and placeholder.step not in signatures:
        raise here.refused(f"{shown} names no signature of this call", "Describe it under “signatures”")
    elif placeholder.name == "variable" and _SECRET.search(placeholder.step):
        raise here.refused(
            f"{placeholder.step} looks like a secret",
            "What a call says may become public; secrets stay in the container",
        )


def _steps_words(steps: tuple[str, ...]) -> str:
    return f"Steps before this one: {', '.join(steps)}" if steps else "There is no step before this one"


def _choice(here: _Here) -> str:
    if not here.known:
        return "This path is the same in every round"
    return f"There are: {EVERYWHERE}{f', {IN_AUDITS}' if here.known >= OF_AN_AUDIT else ''}"


def _check_condition(condition: Condition, here: _Here) -> None:
    compares = condition.equals is not None or condition.differs is not None
    if condition.submission is None:
        if compares:
            raise here.refused("it does not say what is compared", "Name a member of the proof in “submission”")
        return
    if "submission" not in here.known:
        raise here.at("submission").refused("there is no proof to look at here", "Only an audit has one")
    if not is_pointer(condition.submission):
        raise here.at("submission").refused("it is no JSON pointer", "Write it like “/nodeType”")
    if (condition.equals is None) == (condition.differs is None):
        raise here.refused("one comparison is needed", "Give it “equals” or “differs”")


def _check_answer(answer: Reading, here: _Here) -> None:
    if answer.later_status and not here.field.startswith("submission.calls"):
        raise here.at("later_status").refused(
            "only a proof can come later", "Leave it out; errors are asked again anyway"
        )
    for name, pointer in _pointers(answer):
        if not is_pointer(pointer):
            raise here.at(name).refused("it is no JSON pointer", "Write it like “/data/passed”; “” is the whole answer")
    both = [value for value in answer.valid if any(_same(value, other) for other in answer.invalid)]
    if both:
        raise here.at("invalid").refused("a value cannot mean both right and wrong", "Take it out of one of the lists")


def _pointers(answer: Reading) -> Iterator[tuple[str, str]]:
    for name, pointer in (("at", answer.at), ("ok", answer.ok), ("words", answer.words)):
        if pointer is not None:
            yield name, pointer


def _same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other
