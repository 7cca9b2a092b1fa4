"""What the user agreed to, what of it has changed since, and which image that agreement allows to run (J4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from orca_desktop.domain.amounts import koii_text
from orca_desktop.domain.containers import Approval, Change, ImageFacts
from orca_desktop.domain.images import with_digest
from orca_desktop.domain.tasks import TaskAccount

LOCAL = "made on this computer"
SHOWN_OF_A_HASH = 12


def approval_of(account: TaskAccount, image: ImageFacts) -> Approval:
    """What a user who agrees now agrees to: the task as it stands on the chain, and the image as it stands."""
    return Approval(
        image=image.reference,
        digest=image.digest,
        executable=account.executable,
        minimum_stake=account.minimum_stake,
        round_time=account.windows.round_time,
        submission_window=account.windows.submission_window,
        audit_window=account.windows.audit_window,
        image_id=image.image_id if image.digest is None else None,
    )


def changes(approved: Approval, now: Approval) -> tuple[Change, ...]:
    """Every field that is no longer as approved, in words, what runs first; empty when all is as it was."""
    return tuple(
        Change(what=field.what, before=field.words(approved), now=field.words(now))
        for field in _FIELDS
        if field.value(approved) != field.value(now)
    )


def approved_image(approved: Approval) -> str:
    """The reference under which exactly the approved image is run, also after its tag has moved on.

    With a digest `repository@digest`; for an image that was made on this machine the engine's ID of it.
    """
    if approved.digest is not None:
        return with_digest(approved.image, approved.digest)
    return approved.image_id or approved.image


def with_image_of(now: Approval, approved: Approval) -> Approval:
    """*now* with the image that was approved before: what a user who rolls the image back agrees to."""
    return replace(now, image=approved.image, digest=approved.digest, image_id=approved.image_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A field of an approval: what decides whether it has changed, and how it reads."""

    what: str
    value: Callable[[Approval], object]
    words: Callable[[Approval], str]


def _version(approved: Approval) -> tuple[str, str]:
    """Which content the image's name stands for; a digest of a registry and an ID of the engine never mean the same."""
    if approved.digest is not None:
        return "registry", approved.digest
    return "engine", approved.image_id or ""


def _version_words(approved: Approval) -> str:
    if approved.digest is not None:
        return _short(approved.digest)
    return f"{LOCAL}, {_short(approved.image_id)}" if approved.image_id else LOCAL


def _short(digest: str) -> str:
    """A hash as far as people compare it."""
    kind, _, value = digest.rpartition(":")
    return f"{kind}:{value[:SHOWN_OF_A_HASH]}…" if kind and len(value) > SHOWN_OF_A_HASH else digest


def _slots(count: int) -> str:
    return "1 slot" if count == 1 else f"{count:,} slots"


_FIELDS = (
    _Field(what="Image", value=lambda it: it.image, words=lambda it: it.image),
    _Field(what="Image version", value=_version, words=_version_words),
    _Field(what="Program (CID)", value=lambda it: it.executable, words=lambda it: it.executable),
    _Field(
        what="Minimum stake",
        value=lambda it: it.minimum_stake,
        words=lambda it: f"{koii_text(it.minimum_stake, decimals=9).rstrip('0').rstrip('.')} KOII",
    ),
    _Field(what="Round time", value=lambda it: it.round_time, words=lambda it: _slots(it.round_time)),
    _Field(
        what="Submission window", value=lambda it: it.submission_window, words=lambda it: _slots(it.submission_window)
    ),
    _Field(what="Audit window", value=lambda it: it.audit_window, words=lambda it: _slots(it.audit_window)),
)
