"""A profile: the stages of a task as its file describes them (docs/stages.md). The file's shape is the value.

Strings of paths, queries, bodies and payloads are templates (`templates.py`).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

MAX_CALLS = 8
"""Calls, steps or signatures in a row."""

MAX_ON_CHAIN = 512
"""Bytes of a submission's value (k2.md 6.2)."""

Scalar = bool | int | float | str
Line = Annotated[str, Meta(min_length=1, max_length=80)]
Name = Annotated[str, Meta(pattern="^[A-Za-z][A-Za-z0-9_-]{0,39}$")]
Path = Annotated[str, Meta(min_length=1, max_length=300)]
Pointer = Annotated[str, Meta(max_length=200)]
Status = Annotated[int, Meta(ge=200, le=599)]
Statuses = Annotated[tuple[Status, ...], Meta(max_length=20)]
Scalars = Annotated[tuple[Scalar, ...], Meta(max_length=20)]
OnChain = Annotated[str, Meta(min_length=1, max_length=MAX_ON_CHAIN)]
Words = Annotated[str, Meta(max_length=400)]


class Condition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a call is made: `from_round` on, and, in an audit, where a member of the proof is, or is not, a value."""

    from_round: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    submission: Pointer | None = None
    equals: Scalar | None = None
    differs: Scalar | None = None


class Signature(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A signed payload (k2.md 8.1), put where the call's templates say `{signature.NAME}`."""

    name: Name
    payload: dict[str, Any]
    key: Literal["staking", "main"] = "staking"


class Reading(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an answer is read. All pointers are RFC 6901 into the answer's JSON.

    `at` is where the proof or the verdict is. `nothing` are values there, `nothing_status` are HTTP statuses, that mean
    there is nothing for this round; `later_status` that there is nothing yet. `ok` is where the answer says true when
    it is none of an error; `words` is where it says what is wrong. `valid` and `invalid` are the verdicts of an audit;
    what is neither is no verdict where `abstain` says so.
    """

    at: Pointer = ""
    ok: Pointer | None = None
    words: Pointer | None = None
    nothing: Scalars = ()
    nothing_status: Statuses = ()
    later_status: Statuses = ()
    valid: Scalars = (True,)
    invalid: Scalars = (False,)
    abstain: Literal["null", "anything else"] | None = None


class Call(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One request. `timeout` in seconds, never more than the window has left; after a silence or a 5xx it is tried
    `tries` times in all, `pause` seconds apart."""

    method: Literal["GET", "POST", "PUT"]
    path: Path
    query: Annotated[dict[str, str | int | bool], Meta(max_length=20)] = {}
    body: dict[str, Any] | None = None
    signatures: Annotated[tuple[Signature, ...], Meta(max_length=MAX_CALLS)] = ()
    answer: Reading = Reading()
    when: Condition = Condition()
    timeout: Annotated[float, Meta(ge=0.1, le=86_400)] | None = None
    tries: Annotated[int, Meta(ge=1, le=5)] = 1
    pause: Annotated[float, Meta(ge=0.1, le=60)] = 1.0


class Step(Call, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A call before the stage's own; its answer is `{answer.NAME/pointer}` to later ones."""

    name: Name
    required: bool = True


class Stage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The steps before, then the first of the calls whose condition holds; or no call, and in `skip` why."""

    calls: Annotated[tuple[Call, ...], Meta(max_length=MAX_CALLS)] = ()
    before: Annotated[tuple[Step, ...], Meta(max_length=MAX_CALLS)] = ()
    skip: Words = ""


class SubmissionStage(Stage, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`payload` is signed with the proof, before its own members. `on_chain` goes on chain for nothing to submit."""

    payload: dict[str, Any] = {}
    on_chain: OnChain | None = None


class AuditStage(Stage, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`accepts` are values on chain that stand for nothing to submit, which every node of the task lets pass."""

    accepts: Annotated[tuple[OnChain, ...], Meta(max_length=50)] = ()


class Health(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    method: Literal["GET", "POST"] = "POST"
    path: Path = "/healthz"
    status: Annotated[tuple[Status, ...], Meta(min_length=1, max_length=20)] = (200,)
    timeout: Annotated[float, Meta(ge=0.1, le=60)] = 2.0


class StageProfile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`images` are parts of image names by which a task is known to be of this family."""

    title: Line
    description: Annotated[str, Meta(max_length=4_000)] = ""
    images: Annotated[tuple[Annotated[str, Meta(min_length=3, max_length=200)], ...], Meta(max_length=20)] = ()
    health: Health = Health()
    work: Stage
    submission: SubmissionStage
    audit: AuditStage

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call of every stage."""
        stages = (self.work, self.submission, self.audit)
        return tuple(call for stage in stages for call in (*stage.before, *stage.calls))

    @property
    def asks_main_key(self) -> bool:
        """Whether anything is to be signed with the main key."""
        return any(signature.key == "main" for call in self.calls for signature in call.signatures)
