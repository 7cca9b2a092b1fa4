"""What the review says of a task: what it may do here, what of its wishes is not granted, and what it asks for."""

from __future__ import annotations

from orca_desktop.domain.containers import asks_for_gpu, asks_for_models
from orca_desktop.domain.status import EngineKind
from orca_desktop.domain.tasks import Requirement, TaskReview
from orca_desktop.gui.language import mark, said, tr, trn
from orca_desktop.gui.words import one_line

NOTE_LIMIT = 240
NOTES_SHOWN = 4
ASKS_FOR_GPU = mark(
    "It asks for a graphics processor. You have not granted it one; its Container page is where you can."
)
ASKS_FOR_MODELS = mark(
    "It asks to read the models that you share. You have not granted it; its Container page is where you can."
)
_KINDS = {
    "CPU": mark("Processor"),
    "RAM": mark("Memory"),
    "STORAGE": mark("Disk"),
    "NETWORK": mark("Network"),
    "ADDON": mark("Engine"),
    "GPU": mark("Graphics"),
}


def limits(engine: EngineKind) -> str:
    """What the task may do on this machine, by what runs it."""
    if engine is EngineKind.PROCESS:
        return tr("Without Docker it runs as an ordinary process of yours. Only the bundled sample can run this way.")
    return tr(
        "In a container with a network of its own, reachable from this machine only, without extra privileges.\n"
        "It writes to one data folder of its own, and can reach the internet.\n"
        "It gets the strictest of three boxes in which it runs; the Container page then tells which."
    )


def notes(review: TaskReview) -> list[str]:
    """What of the task's own wishes is not as its creator wrote it."""
    told = [one_line(said(note), NOTE_LIMIT) for note in review.plan_notes[:NOTES_SHOWN]]
    left = len(review.plan_notes) - len(told)
    if left > 0:
        told.append(
            trn(
                left,
                "And {n} other part of its Pod spec without effect.",
                "And {n} other parts of its Pod spec without effect.",
            )
        )
    plan = review.plan
    if plan is not None and asks_for_gpu(plan):
        told.append(tr(ASKS_FOR_GPU))
    if plan is not None and asks_for_models(plan):
        told.append(tr(ASKS_FOR_MODELS))
    return told


def need_kind(need: Requirement) -> str:
    kind = one_line(need.type, 24)
    known = _KINDS.get(kind.split("_")[0].upper())
    return tr(known) if known is not None else kind


def need_text(need: Requirement) -> str:
    if need.type.upper().startswith("ADDON") and need.value.upper() == "ORCA_TASK":
        return tr("runs in a container (Orca)")
    parts = [one_line(part, 80) for part in (need.value, need.description) if part]
    return " · ".join(parts) or tr("needed")
