"""What the screens say of a task's containers: health, ends, limits, profiles and pulls. No Qt here."""

from __future__ import annotations

from orca_desktop.domain.containers import (
    LastEnd,
    Layer,
    LayerProgress,
    LayerState,
    Limits,
    Profile,
    PullProgress,
    StoppedBy,
)
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.words import Term, counted, one_line, rate, size, whole_seconds

LAST_LINES_SHOWN = 6
LINE_LIMIT = 300


def layer_word(layer: Layer) -> str:
    return {
        Layer.ENGINE: "Engine",
        Layer.CONTAINER: "Container",
        Layer.HTTP: "Server",
        Layer.STAGES: "Stages",
    }[layer]


def layer_meaning(layer: Layer) -> str:
    return {
        Layer.ENGINE: "What runs the containers answers",
        Layer.CONTAINER: "It runs",
        Layer.HTTP: "Its server answers",
        Layer.STAGES: "It does the work of the rounds",
    }[layer]


def layer_term(state: LayerState) -> Term:
    """The sign says it without the colour. Busy is no fault: it is told in the tone of work."""
    return {
        LayerState.UNKNOWN: Term("Unknown", Tone.QUIET, "–"),
        LayerState.GOOD: Term("Good", Tone.GOOD, "✓"),
        LayerState.BUSY: Term("Busy", Tone.INFO, "…"),
        LayerState.WAITING: Term("Waiting", Tone.INFO, "○"),
        LayerState.BAD: Term("Bad", Tone.BAD, "!"),
    }[state]


def profile_word(profile: Profile) -> str:
    return {Profile.STRICT: "Strict", Profile.STANDARD: "Standard", Profile.COMPAT: "Compat"}[profile]


def profile_meaning(profile: Profile) -> str:
    """One sentence; what all three forbid is said once, beside them."""
    return {
        Profile.STRICT: "It can write to its data and a small /tmp only, and never runs as root.",
        Profile.STANDARD: "It can write to its data and a small /tmp only, as the user that the image names.",
        Profile.COMPAT: "It can write anywhere inside its container: for images that write beside their code.",
    }[profile]


ALL_PROFILES = "None of them lets it have extra privileges, reach other tasks, or touch your files."


def limits_words(limits: Limits, *, begin: str = "At most") -> str:
    logs = limits.log_file * limits.log_files
    return (
        f"{begin} {size(limits.memory)} of memory, {processors(limits.cpus)}, "
        f"{limits.processes:,} processes and {limits.open_files:,} open files; "
        f"{size(limits.scratch)} for each folder in memory, and {size(logs)} of logs."
    )


def processors(count: float) -> str:
    return f"{count:g} processor" if count == 1 else f"{count:g} processors"


def ended_words(end: LastEnd, when: str) -> str:
    """Who ended it and when; *when* is a time for the user."""
    who = {
        StoppedBy.USER: "You stopped it",
        StoppedBy.POLICY: "The program stopped it",
        StoppedBy.CRASH: "It ended by itself",
        StoppedBy.UPDATE: "It was stopped for an update",
    }[end.by]
    return f"{who} at {when}."


def why_ended_words(end: LastEnd) -> str:
    """The reason, whether memory ran out, and the exit code, as sentences."""
    memory = "It used more memory than it may have." if end.out_of_memory else ""
    code = f"Exit code {end.exit_code}." if end.exit_code is not None and end.by is not StoppedBy.USER else ""
    reason = one_line(end.reason, LINE_LIMIT)
    if reason and reason[-1] not in ".!?…":
        reason += "."
    return " ".join(part for part in (reason, memory, code) if part)


def last_lines(end: LastEnd) -> tuple[str, ...]:
    return tuple(one_line(line, LINE_LIMIT) for line in end.last_lines[-LAST_LINES_SHOWN:])


def crashes_words(count: int) -> str:
    return counted(count, "crash in a row", "crashes in a row")


def retry_words(task: Task, now: float) -> str:
    """“Starts again in 12 s · 3 crashes”; empty when nothing is waited for."""
    if task.retry_at is None:
        return ""
    left = task.retry_at - now
    soon = f"Starts again in {whole_seconds(left)}" if left > 0 else "Starts again now"
    return f"{soon} · {counted(task.crashes, 'crash', 'crashes')}" if task.crashes else soon


def pull_part(progress: PullProgress | LayerProgress) -> float:
    """0 to 1; 0 while the size is not known."""
    return min(1.0, progress.done / progress.total) if progress.total > 0 else 0.0


def pull_words(progress: PullProgress) -> str:
    """“62 % · 41 MiB of 66 MiB · 3.1 MiB/s · 8 s left”."""
    if progress.total <= 0:
        return "Asking for the image"
    parts = [f"{pull_part(progress):.0%}".replace("%", " %"), f"{size(progress.done)} of {size(progress.total)}"]
    if progress.speed > 0:
        parts.append(rate(progress.speed))
    if progress.seconds_left is not None:
        parts.append(f"{whole_seconds(progress.seconds_left)} left")
    return " · ".join(parts)


def pull_short(progress: PullProgress) -> str:
    """For a table's cell: the part, and the time left where it can be told."""
    if progress.total <= 0:
        return "Pulling the image"
    left = f" · {whole_seconds(progress.seconds_left)} left" if progress.seconds_left is not None else ""
    return f"Pulling {pull_part(progress) * 100:.0f} %{left}"


def layer_pull_words(layer: LayerProgress) -> str:
    if layer.unpacked:
        return f"{size(layer.total)} in place" if layer.total else "in place"
    if layer.total <= 0:
        return "waiting"
    if layer.done >= layer.total:
        return f"{size(layer.total)} unpacking"
    return f"{size(layer.done)} of {size(layer.total)}"
