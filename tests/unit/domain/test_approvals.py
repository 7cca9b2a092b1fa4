"""What the user agreed to is compared field by field, and the image that runs is the one agreed to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from orca_desktop.domain.approvals import (
    MAX_CHANGES,
    approval_of,
    approved_image,
    changes,
    completed,
    is_of_what_runs,
    pinned,
    rolled_back,
    upgraded,
)
from orca_desktop.domain.approved_plans import IN_FORM, SHOWN
from orca_desktop.domain.containers import (
    MIB,
    Approval,
    Change,
    ContainerSpec,
    ImageFacts,
    ImageVersion,
    Mount,
    MountKind,
    Profile,
    RunPlan,
    plan_for_image,
)
from orca_desktop.domain.images import pinned_digest, repository_of, with_digest, without_spare_tag
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import Cid, Task, TaskId
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
    plan=plan_for_image(IMAGE),
)

ACCOUNT = ToyTask(
    id=TaskId("TASK"),
    windows=Windows(starting_slot=5, round_time=600, submission_window=200, audit_window=200),
    metadata=Cid("bafymetadata"),
    executable=Cid("bafyold"),
    minimum_stake=1_900_000_000,
).account()


def facts(*, digest: str | None = DIGEST, image_id: str | None = None, reference: str = IMAGE) -> ImageFacts:
    return ImageFacts(
        reference=reference,
        digest=digest,
        size=None,
        architecture=None,
        present=image_id is not None,
        image_id=image_id,
    )


def test_an_approval_holds_the_task_and_the_image_as_they_stand() -> None:
    chosen = plan_for_image(IMAGE, profile=Profile.COMPAT)

    assert approval_of(ACCOUNT, chosen, [facts(image_id="sha256:1")]) == APPROVED


def test_of_an_image_without_a_digest_the_engines_id_is_kept() -> None:
    approved = approval_of(ACCOUNT, plan_for_image(IMAGE), [facts(digest=None, image_id="sha256:1")])

    assert (approved.digest, approved.image_id) == (None, "sha256:1")


def test_nothing_has_changed_as_long_as_everything_is_the_same() -> None:
    assert changes(APPROVED, replace(APPROVED)) == ()


def test_when_the_task_began_to_count_rounds_is_no_change() -> None:
    later = replace(ACCOUNT, windows=replace(ACCOUNT.windows, starting_slot=12))

    assert changes(APPROVED, approval_of(later, plan_for_image(IMAGE), [facts()])) == ()


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
            before="made where the engine runs, sha256:111111111111…",
            now="made where the engine runs, sha256:222222222222…",
        ),
    )


def test_a_local_image_that_takes_the_place_of_the_registrys_has_changed_even_if_nobody_knows_its_id() -> None:
    now = replace(APPROVED, digest=None)

    (change,) = changes(APPROVED, now)

    assert (change.what, change.now) == ("Image version", "made where the engine runs")


def test_the_approved_image_is_named_by_its_digest() -> None:
    assert approved_image(APPROVED.images[0]) == f"docker.io/owner/app@{DIGEST}"


def test_the_approved_image_without_a_digest_is_named_by_its_id_or_else_by_its_name() -> None:
    local = ImageVersion(reference=IMAGE, image_id="sha256:1")

    assert approved_image(local) == "sha256:1"
    assert approved_image(replace(local, image_id=None)) == IMAGE


def test_rolling_back_agrees_to_what_ran_and_to_the_rest_as_it_is_now() -> None:
    now = replace(APPROVED, digest=OTHER_DIGEST, minimum_stake=5, plan=pod(task(args=("--fast",))))

    back = rolled_back(now, APPROVED)

    assert back == replace(APPROVED, minimum_stake=5)
    assert [change.what for change in changes(back, now)] == ["Image version", "Arguments", "Folders"]


# -- several images, and the whole plan ------------------------------------------------------------------------------

CACHE = "docker.io/owner/cache:1"


def task(**more: Any) -> ContainerSpec:
    return ContainerSpec(name="task", image=IMAGE, **more)


def cache(**more: Any) -> ContainerSpec:
    return ContainerSpec(name="cache", image=more.pop("image", CACHE), **more)


def pod(*containers: ContainerSpec, **more: Any) -> RunPlan:
    return RunPlan(containers=containers, **more)


def agreed(plan: RunPlan, *others: ImageVersion) -> Approval:
    return replace(APPROVED, plan=plan, others=others)


KNOWN = ImageVersion(reference=CACHE, digest=DIGEST)
BOTH = agreed(pod(task(), cache()), KNOWN)


def test_an_approval_holds_every_image_of_the_plan() -> None:
    found = approval_of(ACCOUNT, pod(task(), cache()), [facts(), facts(reference=CACHE, digest=OTHER_DIGEST)])

    assert found.images == (
        ImageVersion(reference=IMAGE, digest=DIGEST),
        ImageVersion(reference=CACHE, digest=OTHER_DIGEST),
    )


def test_another_version_of_another_image_is_told_with_its_containers_name() -> None:
    now = replace(BOTH, others=(replace(KNOWN, digest=OTHER_DIGEST),))

    (change,) = changes(BOTH, now)

    assert change == Change(what="Image version (cache)", before="sha256:aaaaaaaaaaaa…", now="sha256:bbbbbbbbbbbb…")
    assert is_of_what_runs(change)
    assert not any(map(is_of_what_runs, changes(APPROVED, replace(APPROVED, minimum_stake=1, round_time=1))))


def test_a_container_that_comes_or_goes_is_told_with_its_image() -> None:
    alone = agreed(pod(task()))

    assert Change(what="Image (cache)", before="", now=CACHE) in changes(alone, BOTH)
    assert Change(what="Image (cache)", before=CACHE, now="") in changes(BOTH, alone)


@pytest.mark.parametrize(
    ("before", "now", "what", "words"),
    [
        ({}, {"command": ("sh", "-c", "mine; run")}, "Command", ("", "sh -c 'mine; run'")),
        ({"args": ("a",)}, {"args": ("a", "b")}, "Arguments", ("a", "a b")),
        ({}, {"environment": (("MODE", "fast"),)}, "Environment MODE", ("", "fast")),
        ({"environment": (("MODE", "fast"),)}, {"environment": (("MODE", ""),)}, "Environment MODE", ("fast", '""')),
        ({"working_folder": "/app"}, {}, "Working folder", ("/app", "")),
        ({}, {"user": "1000"}, "User", ("", "1000")),
        ({"memory": 64 * MIB}, {"memory": 512 * MIB}, "Memory", ("64 MiB", "512 MiB")),
        ({}, {"cpus": 0.5}, "Processors", ("", "0.5")),
        (
            {},
            {"mounts": (Mount(kind=MountKind.DATA, path="/x", name="orca/data"),)},
            "Folders",
            ("", "/x (its data, folder orca/data)"),
        ),
        (
            {"mounts": (Mount(kind=MountKind.SCRATCH, path="/s", size=8 * MIB),)},
            {"mounts": (Mount(kind=MountKind.MODELS, path="/m", read_only=True),)},
            "Folders",
            ("/s (in memory, 8 MiB)", "/m (the shared models, read only)"),
        ),
    ],
)
def test_every_field_of_a_container_is_told(
    before: dict[str, Any], now: dict[str, Any], what: str, words: tuple[str, str]
) -> None:
    old, new = agreed(pod(task(), cache(**before)), KNOWN), agreed(pod(task(), cache(**now)), KNOWN)

    assert changes(old, new) == (Change(what=f"{what} (cache)", before=words[0], now=words[1]),)


def test_a_variable_that_is_asked_for_is_told_with_where_it_goes() -> None:
    now = agreed(pod(task(variables=(("KEY", "Bearer ${TOKEN} $$"),))))

    assert changes(agreed(pod(task())), now) == (
        Change(what="Environment KEY", before="", now="Bearer ${TOKEN} $"),
        Change(what="Your variables", before="", now="TOKEN"),
    )


def test_names_of_hosts_are_told() -> None:
    now = agreed(pod(task(), host_aliases=(("peer", "10.0.0.1"),)))

    assert changes(agreed(pod(task())), now) == (Change(what="Names of hosts", before="", now="peer = 10.0.0.1"),)


def test_of_a_long_text_the_part_that_changed_is_shown() -> None:
    same, tail = "x" * 1_000, "y" * 1_000

    (change,) = changes(agreed(pod(task(args=(same,)))), agreed(pod(task(args=(same + tail,)))))

    assert "y" not in change.before
    assert "xy" in change.now
    assert max(len(change.before), len(change.now)) <= SHOWN + 2


def test_what_is_written_in_another_way_is_a_change_too() -> None:
    renamed = pod(replace(task(), name="other"))

    assert changes(agreed(pod(task())), agreed(renamed)) == (IN_FORM,)


def test_more_changes_than_anybody_reads_are_counted() -> None:
    many = tuple((f"V{number}", "x") for number in range(200))

    found = changes(agreed(pod(task())), agreed(pod(task(environment=many))))

    assert len(found) == MAX_CHANGES
    assert found[-1].now == f"{200 - MAX_CHANGES + 1} other fields are not shown"


def test_every_image_with_a_digest_is_pinned_and_on_request_the_local_ones_too() -> None:
    plan = pod(task(), cache())
    versions = (ImageVersion(reference=IMAGE, digest=DIGEST), ImageVersion(reference=CACHE, image_id="sha256:1"))

    assert pinned(plan, versions).images == (f"docker.io/owner/app@{DIGEST}", CACHE)
    assert pinned(plan, versions, also_local=True).images == (f"docker.io/owner/app@{DIGEST}", "sha256:1")


# -- what was kept when an approval held one image -------------------------------------------------------------------

OLD_JSON = (
    b'{"image":"docker.io/owner/app:1","digest":"' + DIGEST.encode() + b'","executable":"bafyold",'
    b'"minimum_stake":1900000000,"round_time":600,"submission_window":200,"audit_window":200,"image_id":null}'
)


def kept(plan: RunPlan | None) -> Task:
    approved = msgspec.json.decode(OLD_JSON, type=Approval)
    return Task(
        id=TaskId("TASK"), name="t", image=IMAGE, windows=ACCOUNT.windows, bounty_per_round=ACCOUNT.bounty_per_round,
        minimum_stake=ACCOUNT.minimum_stake, plan=plan, approved=approved, decided=approved,
    )  # fmt: skip


def test_an_old_approval_is_read_with_the_plan_that_ran() -> None:
    old = upgraded(kept(replace(plan_for_image(f"docker.io/owner/app@{DIGEST}"), profile=Profile.STRICT)))

    assert old.approved == old.decided == APPROVED
    assert changes(APPROVED, APPROVED) == ()


def test_the_other_images_of_an_old_approval_are_taken_as_they_are_found_first() -> None:
    ran = pod(replace(task(), image=f"docker.io/owner/app@{DIGEST}"), cache())
    approved = upgraded(kept(ran)).approved
    assert approved is not None
    assert approved.others == (ImageVersion(reference=CACHE),)

    assert completed(approved, BOTH) == BOTH
    moved = replace(BOTH, plan=pod(task(), cache(image="docker.io/owner/cache:2")), others=(
        ImageVersion(reference="docker.io/owner/cache:2", digest=DIGEST),
    ))  # fmt: skip
    assert [change.what for change in changes(completed(approved, moved), moved)] == ["Image (cache)"]


def test_a_task_whose_approval_has_a_plan_stays_as_it_is() -> None:
    task_now = replace(kept(None), approved=BOTH)

    assert upgraded(task_now) is task_now


def test_an_approval_survives_being_kept() -> None:
    assert msgspec.json.decode(msgspec.json.encode(BOTH), type=Approval) == BOTH


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
