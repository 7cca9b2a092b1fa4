"""What the screens say of a task's containers: health, ends, limits, profiles and pulls. No widgets here."""

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
from orca_desktop.gui.language import mark, numeral, said, tr, trn
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.words import Term, one_line, rate, size, whole_seconds

LAST_LINES_SHOWN = 6
LINE_LIMIT = 300


def layer_word(layer: Layer) -> str:
    return {
        Layer.ENGINE: tr("Engine"),
        Layer.CONTAINER: tr("Container"),
        Layer.HTTP: tr("Server"),
        Layer.STAGES: tr("Stages"),
    }[layer]


def layer_meaning(layer: Layer) -> str:
    return {
        Layer.ENGINE: tr("What runs the containers answers"),
        Layer.CONTAINER: tr("It runs"),
        Layer.HTTP: tr("Its server answers"),
        Layer.STAGES: tr("It does the work of the rounds"),
    }[layer]


def layer_term(state: LayerState) -> Term:
    """The sign says it without the colour. Busy is no fault: it is told in the tone of work."""
    return {
        LayerState.UNKNOWN: Term(tr("Unknown"), Tone.QUIET, "–"),
        LayerState.GOOD: Term(tr("Good"), Tone.GOOD, "✓"),
        LayerState.BUSY: Term(tr("Busy"), Tone.INFO, "…"),
        LayerState.WAITING: Term(tr("Waiting"), Tone.INFO, "○"),
        LayerState.BAD: Term(tr("Bad"), Tone.BAD, "!"),
    }[state]


def profile_word(profile: Profile) -> str:
    return {Profile.STRICT: tr("Strict"), Profile.STANDARD: tr("Standard"), Profile.COMPAT: tr("Compat")}[profile]


def profile_meaning(profile: Profile) -> str:
    """One sentence; what all three forbid is said once, beside them."""
    return {
        Profile.STRICT: tr("It can write to its data and a small /tmp only, and never runs as root."),
        Profile.STANDARD: tr("It can write to its data and a small /tmp only, as the user that the image names."),
        Profile.COMPAT: tr("It can write anywhere inside its container: for images that write beside their code."),
    }[profile]


ALL_PROFILES = mark("None of them lets it have extra privileges, reach other tasks, or touch your files.")


def limits_words(limits: Limits) -> str:
    return tr(
        "At most {memory} of memory, {processors}, {processes} processes and {files} open files; "
        "{scratch} for each folder in memory, and {logs} of logs.",
        **_limits(limits),
    )


def limits_wanted(limits: Limits) -> str:
    """The same of what is to be started."""
    return tr(
        "It gets at most {memory} of memory, {processors}, {processes} processes and {files} open files; "
        "{scratch} for each folder in memory, and {logs} of logs.",
        **_limits(limits),
    )


def _limits(limits: Limits) -> dict[str, str]:
    return {
        "memory": size(limits.memory),
        "processors": processors(limits.cpus),
        "processes": numeral(limits.processes),
        "files": numeral(limits.open_files),
        "scratch": size(limits.scratch),
        "logs": size(limits.log_file * limits.log_files),
    }


def processors(count: float) -> str:
    return trn(1 if count == 1 else 2, "{n} processor", "{n} processors", n=f"{count:g}")


def ended_words(end: LastEnd, when: str) -> str:
    """Who ended it and when; *when* is a time for the user."""
    who = {
        StoppedBy.USER: tr("You stopped it"),
        StoppedBy.POLICY: tr("The program stopped it"),
        StoppedBy.CRASH: tr("It ended by itself"),
        StoppedBy.UPDATE: tr("It was stopped for an update"),
    }[end.by]
    return tr("{who} at {when}.", who=who, when=when)


def why_ended_words(end: LastEnd) -> str:
    """The reason, whether memory ran out, and the exit code, as sentences."""
    memory = tr("It used more memory than it may have.") if end.out_of_memory else ""
    code = (
        tr("Exit code {exit_code}.", exit_code=end.exit_code)
        if end.exit_code is not None and end.by is not StoppedBy.USER
        else ""
    )
    reason = one_line(said(end.reason), LINE_LIMIT)
    if reason and reason[-1] not in ".!?…":
        reason += "."
    return " ".join(part for part in (reason, memory, code) if part)


def last_lines(end: LastEnd) -> tuple[str, ...]:
    return tuple(one_line(line, LINE_LIMIT) for line in end.last_lines[-LAST_LINES_SHOWN:])


def crashes_words(count: int) -> str:
    return trn(count, "{n} crash in a row", "{n} crashes in a row")


def retry_words(task: Task, now: float) -> str:
    """“Starts again in 12 s · 3 crashes”; empty when nothing is waited for."""
    if task.retry_at is None:
        return ""
    left = task.retry_at - now
    soon = tr("Starts again in {left}", left=whole_seconds(left)) if left > 0 else tr("Starts again now")
    return f"{soon} · {trn(task.crashes, '{n} crash', '{n} crashes')}" if task.crashes else soon


def pull_part(progress: PullProgress | LayerProgress) -> float:
    """0 to 1; 0 while the size is not known."""
    return min(1.0, progress.done / progress.total) if progress.total > 0 else 0.0


def pull_words(progress: PullProgress) -> str:
    """“62 % · 41 MiB of 66 MiB · 3.1 MiB/s · 8 s left”."""
    if progress.total <= 0:
        return tr("Asking for the image")
    parts = [
        f"{pull_part(progress):.0%}".replace("%", " %"),
        tr("{done} of {total}", done=size(progress.done), total=size(progress.total)),
    ]
    if progress.speed > 0:
        parts.append(rate(progress.speed))
    if progress.seconds_left is not None:
        parts.append(tr("{time} left", time=whole_seconds(progress.seconds_left)))
    return " · ".join(parts)


def pull_short(progress: PullProgress) -> str:
    """For a table's cell: the part, and the time left where it can be told."""
    if progress.total <= 0:
        return tr("Pulling the image")
    pulling = tr("Pulling {percent} %", percent=numeral(pull_part(progress) * 100, 0))
    if progress.seconds_left is None:
        return pulling
    return f"{pulling} · {tr('{time} left', time=whole_seconds(progress.seconds_left))}"


def layer_pull_words(layer: LayerProgress) -> str:
    if layer.unpacked:
        return tr("{total} in place", total=size(layer.total)) if layer.total else tr("in place")
    if layer.total <= 0:
        return tr("waiting")
    if layer.done >= layer.total:
        return tr("{total} unpacking", total=size(layer.total))
    return tr("{done} of {total}", done=size(layer.done), total=size(layer.total))
