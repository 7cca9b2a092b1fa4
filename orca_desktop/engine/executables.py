"""What a task's executable says is to be run: its Pod spec, or else the image that it names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from orca_desktop.domain.containers import RunPlan, asks_for_gpu, plan_for_image
from orca_desktop.domain.errors import ContentUnavailable, ImageNotTaken, ImageUnclear, NoImageNamed
from orca_desktop.domain.images import ImageCandidate, is_image_reference
from orca_desktop.domain.pod_texts import PodBase
from orca_desktop.domain.pods import PodPlan, plan_from_pod
from orca_desktop.domain.tasks import Cid, Requirement, TaskAccount
from orca_desktop.engine.descriptions import ensure_published
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.image_programs import find_images, sure_one
from orca_desktop.k2.pod_programs import find_pod_spec, speaks_of_pod_spec
from orca_desktop.k2.pod_yaml import read_pod
from orca_desktop.ports.proof_store import ProofStore

EXECUTABLE_FILE = "main.js"
MAX_EXECUTABLE_BYTES = 20_000_000
"""Bundles of real tasks have a few megabytes."""

UNREAD_POD = "The program speaks of a Pod spec, but its text holds none that can be read: only the image is run."


GPU = "GPU"
"""The type of the requirement by which a description asks for a graphics processor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A task's executable as far as it was understood.

    `pod` is what its Pod spec comes to, None where it has none. `image` is the one that it names beyond doubt, empty
    where there is none or several. `is_verified`: it is what its address names, else the word of `source`.
    """

    name: str
    pod: PodPlan | None = None
    image: str = ""
    candidates: tuple[ImageCandidate, ...] = ()
    notes: tuple[str, ...] = ()
    is_verified: bool = False
    source: str = ""

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is to be told of how it was read."""
        if self.is_verified:
            return ()
        return (f"Its program came from {self.source}, and no blocks prove that it is the one named on the chain.",)

    def runs(self, requirements: Iterable[Requirement], image: str = "") -> PodPlan | None:
        """What is to be run, with *image* where the user named one; None where somebody has to name it.

        *requirements* are those of the task's description. Raises ImageNotTaken.
        """
        if image:
            self._check(image)
        named = image or self.image
        if self.pod is None and not named:
            return None
        runs = self.pod or PodPlan(plan=plan_for_image(named), notes=self.notes)
        return replace(runs, plan=_as_described(runs.plan, requirements))

    def names(self, image: str) -> bool:
        """Whether *image* is among those that it names."""
        return any(candidate.image == image for candidate in self.candidates)

    def _check(self, image: str) -> None:
        if not is_image_reference(image):
            raise ImageNotTaken(
                f"“{image[:100]}” is no image with its registry, as docker.io/owner/name:tag. Nothing was started."
            )
        if self.pod is not None and image not in self.pod.plan.images:
            raise ImageNotTaken(
                f"The Pod spec of “{self.name}” says itself what runs: {', '.join(self.pod.plan.images)}. Join it "
                "without naming an image."
            )


def no_image(name: str, candidates: Iterable[ImageCandidate]) -> NoImageNamed | ImageUnclear:
    """Why it cannot be told which image the task of this name runs."""
    images = tuple(candidate.image for candidate in candidates)
    return ImageUnclear(name, images) if images else NoImageNamed(name)


async def program_of(account: TaskAccount, store: ProofStore) -> Program:
    """Fetch the executable and read it. Raises ContentError or PodRefused."""
    ensure_published(account)
    fetched = await store.fetch(Cid(account.executable), EXECUTABLE_FILE, limit=MAX_EXECUTABLE_BYTES)
    text = fetched.content.decode("utf-8", errors="replace")
    found = find_images(text)
    image = sure_one(found)
    return Program(
        name=account.name,
        pod=_from_pod(text, PodBase(task_id=account.id, image=image)),
        image=image,
        candidates=tuple(ImageCandidate(image=one.image, found=one.where) for one in found),
        notes=(UNREAD_POD,) if speaks_of_pod_spec(text) else (),
        is_verified=fetched.is_verified,
        source=fetched.source,
    )


def _as_described(plan: RunPlan, requirements: Iterable[Requirement]) -> RunPlan:
    """*plan*; its first container asks for a graphics processor where the description does and the plan does not."""
    if asks_for_gpu(plan) or not any(need.type.strip().upper() == GPU for need in requirements):
        return plan
    return replace(plan, containers=(replace(plan.containers[0], wants_gpu=True), *plan.containers[1:]))


def _from_pod(program: str, base: PodBase) -> PodPlan | None:
    """The plan of the Pod spec in the program; None when there is none.

    No values of variables go in: the plan is kept and shown, and they may be secrets.
    """
    try:
        spec = find_pod_spec(program)
        document = None if spec is None else read_pod(spec)
    except Malformed as error:
        raise ContentUnavailable("The task's Pod spec", f"it cannot be read: {error}") from error
    return None if document is None else plan_from_pod(document, variables={}, base=base)
