"""What the user agreed to, what of it has changed since, and which images that agreement allows to run (J4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from orca_desktop.domain.amounts import exact_amount
from orca_desktop.domain.approved_plans import plan_changes, said_of
from orca_desktop.domain.containers import Approval, Change, ImageFacts, ImageVersion, Limits, Profile, RunPlan
from orca_desktop.domain.images import with_digest
from orca_desktop.domain.tasks import Task, TaskAccount

LOCAL = "made where the engine runs"
IMAGE = "Image"
VERSION = "Image version"
SHOWN_OF_A_HASH = 12

MAX_CHANGES = 60
"""More than anybody reads; what is left is counted."""


def approval_of(account: TaskAccount, plan: RunPlan, images: Sequence[ImageFacts]) -> Approval:
    """What a user who agrees now agrees to: the task as it stands on the chain, its plan and its images as they stand.

    *images* are those that the plan names, in its order.
    """
    first, *others = (_version_of(facts) for facts in images)
    return Approval(
        image=first.reference,
        digest=first.digest,
        executable=account.executable,
        minimum_stake=account.minimum_stake,
        round_time=account.windows.round_time,
        submission_window=account.windows.submission_window,
        audit_window=account.windows.audit_window,
        image_id=first.image_id,
        others=tuple(others),
        plan=as_asked(plan),
        token=account.token,
    )


def as_asked(plan: RunPlan) -> RunPlan:
    """*plan* without what the user chose: what a task's program alone decides."""
    return replace(plan, profile=Profile.STANDARD, limits=Limits(), gpu=False, model_cache=False)


def changes(approved: Approval, now: Approval) -> tuple[Change, ...]:
    """Every field that is no longer as approved, in words, what runs first; empty when all is as it was."""
    found = [*_image_changes(approved, now), *plan_changes(approved.plan, now.plan)]
    found += [
        Change(what=field.what, before=field.words(approved), now=field.words(now))
        for field in _FIELDS
        if field.value(approved) != field.value(now)
    ]
    if len(found) > MAX_CHANGES:
        rest = Change(what="And more", before="", now=f"{len(found) - MAX_CHANGES + 1:,} other fields are not shown")
        return (*found[: MAX_CHANGES - 1], rest)
    return tuple(found)


def is_of_what_runs(change: Change) -> bool:
    """Whether a change is one of the images or the plan: rolling back goes on with what was approved instead."""
    return change.what not in {field.what for field in _FIELDS}


def approved_image(version: ImageVersion) -> str:
    """The reference under which exactly the approved image is run, also after its tag has moved on.

    With a digest `repository@digest`; for an image that was made where the engine runs, the engine's ID of it.
    """
    if version.digest is not None:
        return with_digest(version.reference, version.digest)
    return version.image_id or version.reference


def pinned(plan: RunPlan, versions: Sequence[ImageVersion], *, also_local: bool = False) -> RunPlan:
    """*plan* with its images by their digests; *also_local*: those without one by the engine's ID of them."""
    names = {
        version.reference: approved_image(version) for version in versions if also_local or version.digest is not None
    }
    containers = tuple(
        replace(container, image=names.get(container.image, container.image)) for container in plan.containers
    )
    return replace(plan, containers=containers)


def rolled_back(now: Approval, approved: Approval) -> Approval:
    """*now* with the plan and the images that were approved before: what a user who rolls back agrees to."""
    return replace(
        now,
        image=approved.image,
        digest=approved.digest,
        image_id=approved.image_id,
        others=approved.others,
        plan=approved.plan,
    )


def completed(approved: Approval, now: Approval) -> Approval:
    """*approved* with the versions that nobody had looked at, as they stand *now* under the same name."""
    versions = {version.reference: version for version in now.images}
    others = tuple(
        version if version.is_known else versions.get(version.reference, version) for version in approved.others
    )
    return replace(approved, others=others)


def upgraded(task: Task) -> Task:
    """A task as it was kept when an approval held one image and no plan: with the plan that ran, which was agreed to.

    The versions of its other images are not known: `completed` takes them as they are found first.
    """
    if task.approved is None or task.approved.plan is not None:
        return task
    return replace(
        task,
        approved=_with_plan(task.approved, task),
        decided=_with_plan(task.decided, task) if task.decided is not None else None,
    )


def _with_plan(approval: Approval, task: Task) -> Approval:
    """Of the plan that ran the first image was pinned; an approval has the images by their names."""
    first = task.run_plan.images[0]
    containers = tuple(
        replace(container, image=approval.image) if container.image == first else container
        for container in task.run_plan.containers
    )
    plan = as_asked(replace(task.run_plan, containers=containers))
    others = tuple(ImageVersion(reference=image) for image in plan.images[1:])
    return replace(approval, plan=plan, others=others)


def _version_of(facts: ImageFacts) -> ImageVersion:
    image_id = facts.image_id if facts.digest is None else None
    return ImageVersion(reference=facts.reference, digest=facts.digest, image_id=image_id)


def _image_changes(approved: Approval, now: Approval) -> Iterator[Change]:
    """Name and version of the image of every container, side by side with what the same container had."""
    for name, before, after in _side_by_side(approved, now):
        is_same = before is not None and after is not None and before.reference == after.reference
        if not is_same:
            yield Change(what=said_of(IMAGE, name), before=_name(before), now=_name(after))
        if before is None or after is None or not (is_same or before.is_known):
            continue
        if _content(before) != _content(after):
            words = _content_words(before), _content_words(after)
            yield Change(what=said_of(VERSION, name), before=words[0], now=words[1])


def _side_by_side(approved: Approval, now: Approval) -> Iterator[tuple[str, ImageVersion | None, ImageVersion | None]]:
    """The versions by container; the first containers belong together, the others by their names."""
    before, after = _by_container(approved), _by_container(now)
    yield ("", before.pop("", None), after.pop("", None))
    for name in dict.fromkeys((*before, *after)):
        yield (name, before.get(name), after.get(name))


def _by_container(approval: Approval) -> dict[str, ImageVersion | None]:
    """The first container has no name here: nobody else's image is meant where one is spoken of."""
    versions: dict[str, ImageVersion | None] = {version.reference: version for version in approval.images}
    containers = approval.plan.containers[1:] if approval.plan is not None else ()
    return {"": approval.images[0]} | {container.name: versions.get(container.image) for container in containers}


def _name(version: ImageVersion | None) -> str:
    return "" if version is None else version.reference


def _content(version: ImageVersion) -> tuple[str, str]:
    """Which content a name stands for; a digest of a registry and an ID of the engine never mean the same."""
    if version.digest is not None:
        return "registry", version.digest
    return "engine", version.image_id or ""


def _content_words(version: ImageVersion) -> str:
    if version.digest is not None:
        return _short(version.digest)
    return f"{LOCAL}, {_short(version.image_id)}" if version.image_id else LOCAL


def _short(digest: str) -> str:
    """A hash as far as people compare it."""
    kind, _, value = digest.rpartition(":")
    return f"{kind}:{value[:SHOWN_OF_A_HASH]}…" if kind and len(value) > SHOWN_OF_A_HASH else digest


def _slots(count: int) -> str:
    return "1 slot" if count == 1 else f"{count:,} slots"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A field of the task on the chain: what decides whether it has changed, and how it reads."""

    what: str
    value: Callable[[Approval], object]
    words: Callable[[Approval], str]


_FIELDS = (
    _Field(what="Program (CID)", value=lambda it: it.executable, words=lambda it: it.executable),
    _Field(
        what="Minimum stake",
        value=lambda it: it.minimum_stake,
        words=lambda it: exact_amount(it.minimum_stake, it.token),
    ),
    _Field(what="Round time", value=lambda it: it.round_time, words=lambda it: _slots(it.round_time)),
    _Field(
        what="Submission window", value=lambda it: it.submission_window, words=lambda it: _slots(it.submission_window)
    ),
    _Field(what="Audit window", value=lambda it: it.audit_window, words=lambda it: _slots(it.audit_window)),
)
