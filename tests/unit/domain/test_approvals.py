"""What the user agreed to is compared field by field, and the image that runs is the one agreed to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orca_desktop.domain.approvals import approval_of, approved_image, changes, with_image_of
from orca_desktop.domain.containers import Approval, Change, ImageFacts
from orca_desktop.domain.images import pinned_digest, repository_of, with_digest, without_spare_tag
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import Cid, TaskId
from tests.fakes.toy_task import ToyTask

DIGEST = "sha256:" + "a" * 64
OTHER_DIGEST = "sha256:" + "b" * 64
IMAGE = "docker.io/owner/app:1"

APPROVED = Approval(
    image=IMAGE,
    digest=DIGEST,
    executable="bafyold",
    minimum_stake=1_900_000_000,
    round_time=600,
    submission_window=200,
    audit_window=200,
)

ACCOUNT = ToyTask(
    id=TaskId("TASK"),
    windows=Windows(starting_slot=5, round_time=600, submission_window=200, audit_window=200),
    metadata=Cid("bafymetadata"),
    executable=Cid("bafyold"),
    minimum_stake=1_900_000_000,
).account()


def facts(*, digest: str | None = DIGEST, image_id: str | None = None) -> ImageFacts:
    return ImageFacts(
        reference=IMAGE, digest=digest, size=None, architecture=None, present=image_id is not None, image_id=image_id
    )


def test_an_approval_holds_the_task_and_the_image_as_they_stand() -> None:
    assert approval_of(ACCOUNT, facts(image_id="sha256:1")) == APPROVED


def test_of_an_image_without_a_digest_the_engines_id_is_kept() -> None:
    approved = approval_of(ACCOUNT, facts(digest=None, image_id="sha256:1"))

    assert (approved.digest, approved.image_id) == (None, "sha256:1")


def test_nothing_has_changed_as_long_as_everything_is_the_same() -> None:
    assert changes(APPROVED, replace(APPROVED)) == ()


def test_when_the_task_began_to_count_rounds_is_no_change() -> None:
    later = replace(ACCOUNT, windows=replace(ACCOUNT.windows, starting_slot=12))

    assert changes(APPROVED, approval_of(later, facts())) == ()


@pytest.mark.parametrize(
    ("now", "change"),
    [
        (
            replace(APPROVED, digest=OTHER_DIGEST),
            Change(what="Image version", before="sha256:aaaaaaaaaaaa…", now="sha256:bbbbbbbbbbbb…"),
        ),
        (
            replace(APPROVED, image="docker.io/owner/app:2"),
            Change(what="Image", before=IMAGE, now="docker.io/owner/app:2"),
        ),
        (replace(APPROVED, executable="bafynew"), Change(what="Program (CID)", before="bafyold", now="bafynew")),
        (
            replace(APPROVED, minimum_stake=12_000_000_000),
            Change(what="Minimum stake", before="1.9 KOII", now="12 KOII"),
        ),
        (replace(APPROVED, round_time=1_200), Change(what="Round time", before="600 slots", now="1,200 slots")),
        (replace(APPROVED, submission_window=1), Change(what="Submission window", before="200 slots", now="1 slot")),
        (replace(APPROVED, audit_window=300), Change(what="Audit window", before="200 slots", now="300 slots")),
    ],
)
def test_what_has_changed_is_told_in_words(now: Approval, change: Change) -> None:
    assert changes(APPROVED, now) == (change,)


def test_several_changes_are_told_together_and_what_runs_comes_first() -> None:
    now = replace(APPROVED, audit_window=300, digest=OTHER_DIGEST, minimum_stake=1)

    assert [change.what for change in changes(APPROVED, now)] == ["Image version", "Minimum stake", "Audit window"]
    assert changes(APPROVED, now)[1].now == "0.000000001 KOII"


def test_an_image_that_was_made_again_on_this_machine_has_changed() -> None:
    before = replace(APPROVED, digest=None, image_id="sha256:" + "1" * 64)
    now = replace(before, image_id="sha256:" + "2" * 64)

    assert changes(before, now) == (
        Change(
            what="Image version",
            before="made on this computer, sha256:111111111111…",
            now="made on this computer, sha256:222222222222…",
        ),
    )


def test_a_local_image_that_takes_the_place_of_the_registrys_has_changed_even_if_nobody_knows_its_id() -> None:
    now = replace(APPROVED, digest=None)

    (change,) = changes(APPROVED, now)

    assert (change.what, change.now) == ("Image version", "made on this computer")


def test_the_approved_image_is_named_by_its_digest() -> None:
    assert approved_image(APPROVED) == f"docker.io/owner/app@{DIGEST}"


def test_the_approved_image_without_a_digest_is_named_by_its_id_or_else_by_its_name() -> None:
    local = replace(APPROVED, digest=None, image_id="sha256:1")

    assert approved_image(local) == "sha256:1"
    assert approved_image(replace(local, image_id=None)) == IMAGE


def test_rolling_back_agrees_to_the_old_image_and_to_the_rest_as_it_is_now() -> None:
    now = replace(APPROVED, digest=OTHER_DIGEST, minimum_stake=5)

    rolled_back = with_image_of(now, APPROVED)

    assert rolled_back == replace(APPROVED, minimum_stake=5)
    assert changes(rolled_back, now) == changes(APPROVED, replace(APPROVED, digest=OTHER_DIGEST))


@pytest.mark.parametrize(
    ("reference", "repository"),
    [
        ("docker.io/owner/app:1", "docker.io/owner/app"),
        ("docker.io/owner/app", "docker.io/owner/app"),
        ("127.0.0.1:5000/app", "127.0.0.1:5000/app"),
        ("127.0.0.1:5000/app:1", "127.0.0.1:5000/app"),
        (f"127.0.0.1:5000/app:1@{OTHER_DIGEST}", "127.0.0.1:5000/app"),
    ],
)
def test_a_reference_is_pinned_whatever_it_named(reference: str, repository: str) -> None:
    assert repository_of(reference) == repository
    assert with_digest(reference, DIGEST) == f"{repository}@{DIGEST}"
    assert pinned_digest(with_digest(reference, DIGEST)) == DIGEST


def test_a_tag_pins_nothing() -> None:
    assert pinned_digest("127.0.0.1:5000/app:1") is None


def test_beside_a_digest_a_tag_means_nothing() -> None:
    assert without_spare_tag(f"{IMAGE}@{DIGEST}") == f"docker.io/owner/app@{DIGEST}"
    assert without_spare_tag(IMAGE) == IMAGE
