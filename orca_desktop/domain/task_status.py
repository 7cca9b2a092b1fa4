"""How a task stands, in words: the one place that decides it. The first rule that holds is the status.

docs/status.md shows the same table; a test compares the two.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

from orca_desktop.domain import task_sayings as says
from orca_desktop.domain.task_sight import Said, Sight


class StatusKind(enum.Enum):
    """How a task stands. The value is its name in JSON."""

    MIGRATED = "migrated"
    COMPLETE = "complete"
    OUT_OF_BOUNTY = "out of bounty"
    WATCHING = "watching"
    WAITING_FOR_APPROVAL = "waiting for approval"
    WAITING_FOR_VARIABLES = "waiting for variables"
    UNDERFUNDED = "underfunded"
    FAILED = "failed"
    STOPPING = "stopping"
    COOLING_DOWN = "cooling down"
    STOPPED = "stopped"
    NETWORK_AWAY = "network away"
    ENGINE_AWAY = "engine away"
    UNHEALTHY = "unhealthy"
    FINISHING = "finishing"
    STARTING = "starting"
    PRACTISING = "practising"
    MISS_EXPECTED = "miss expected"
    FLAGGED = "flagged"
    SLASHED = "slashed"
    MISSING = "missing rounds"
    UNPAID = "unpaid"
    DELISTED = "delisted"
    EARNING = "earning"
    WARMING_UP = "warming up"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskStatus:
    """`words` is one sentence, `advice` what the user can do (empty: nothing is needed).

    `due` is the slot at which what the words speak of can come about, None where nothing is waited for.
    """

    kind: StatusKind
    title: str
    words: str
    advice: str = ""
    due: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the table. `when` and `why` explain it in the documents: when it holds, and why it stands there."""

    kind: StatusKind
    title: str
    when: str
    why: str
    says: Callable[[Sight], Said | None]


def status_of(sight: Sight) -> TaskStatus:
    """How the task stands: what the first rule says that holds."""
    for rule in RULES:
        said = rule.says(sight)
        if said is not None:
            title = practice_title(rule) if sight.task.is_practising else rule.title
            words = _sentence(said.words)
            return TaskStatus(kind=rule.kind, title=title, words=words, advice=said.advice, due=said.due)
    raise AssertionError("the last rule always holds")


def practice_title(rule: Rule) -> str:
    """However a task stands that only practises, its title says that it does."""
    return rule.title if rule.kind is StatusKind.PRACTISING else f"Practice: {rule.title.lower()}"


def _sentence(words: str) -> str:
    """What a container or a server said may lack its full stop."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


RULES: tuple[Rule, ...] = (
    Rule(
        kind=StatusKind.MIGRATED,
        title="Migrated",
        when="The creator has replaced the task by another one.",
        why="Nothing else about the old task matters any more: the rewards are in the new one.",
        says=says.migrated,
    ),
    Rule(
        kind=StatusKind.COMPLETE,
        title="Complete",
        when="The task is no longer active on the network.",
        why="Whatever runs, no proof is taken any more.",
        says=says.complete,
    ),
    Rule(
        kind=StatusKind.OUT_OF_BOUNTY,
        title="Out of bounty",
        when="Nothing is left of the task's bounty.",
        why="Work goes on, but for nothing.",
        says=says.out_of_bounty,
    ),
    Rule(
        kind=StatusKind.WATCHING,
        title="Watching",
        when="The task is only looked at: nothing runs, nothing is staked.",
        why="Nothing of what follows can be true of it.",
        says=says.watching,
    ),
    Rule(
        kind=StatusKind.WAITING_FOR_APPROVAL,
        title="Needs your look",
        when="The image, the program, the stake or the windows are no longer as the user agreed.",
        why="Only the user can go on here, and nothing is started before.",
        says=says.waiting,
    ),
    Rule(
        kind=StatusKind.WAITING_FOR_VARIABLES,
        title="Needs variables",
        when="The task does not run, and variables that it asks for have no value.",
        why="Only the user can set them, and nothing is started before.",
        says=says.without_variables,
    ),
    Rule(
        kind=StatusKind.UNDERFUNDED,
        title="Not enough funds",
        when="The main wallet cannot pay the stake that a start needs, or the fees of a task that runs, in KOII.",
        why="It is the cause of the failure that would be told next, and money mends it.",
        says=says.underfunded,
    ),
    Rule(
        kind=StatusKind.FAILED,
        title="Failed",
        when="The task was given up: it crashed too often, or cannot be started or stopped.",
        why="It is not tried again by itself.",
        says=says.failed,
    ),
    Rule(
        kind=StatusKind.STOPPING,
        title="Stopping",
        when="The container is being stopped.",
        why="It is over in seconds, and the buttons follow it.",
        says=says.stopping,
    ),
    Rule(
        kind=StatusKind.COOLING_DOWN,
        title="Cooling down",
        when="The task is stopped, and its newest proof still holds its stake.",
        why="More exact than “stopped”: it tells when the stake can be taken back.",
        says=says.cooling_down,
    ),
    Rule(
        kind=StatusKind.STOPPED,
        title="Stopped",
        when="Nothing of the task runs.",
        why="What is away does not matter to a task that does not run, nor how its rounds went.",
        says=says.stopped,
    ),
    Rule(
        kind=StatusKind.NETWORK_AWAY,
        title="Network away",
        when="The RPC server does not answer.",
        why="No round can be submitted, whatever the container does.",
        says=says.network_away,
    ),
    Rule(
        kind=StatusKind.ENGINE_AWAY,
        title="Engine away",
        when="The container engine does not answer.",
        why="It is the cause of an unhealthy container.",
        says=says.engine_away,
    ),
    Rule(
        kind=StatusKind.UNHEALTHY,
        title="Unhealthy",
        when="The container has crashed, or does not answer.",
        why="It is why rounds will be missed next.",
        says=says.unhealthy,
    ),
    Rule(
        kind=StatusKind.FINISHING,
        title="Finishing",
        when="No new round is begun; the last ones are brought to their end.",
        why="The user asked for it and waits for its end.",
        says=says.finishing,
    ),
    Rule(
        kind=StatusKind.STARTING,
        title="Starting",
        when="The image is fetched, the container started, or the stake paid.",
        why="How the rounds go can be told once it runs.",
        says=says.starting,
    ),
    Rule(
        kind=StatusKind.PRACTISING,
        title="Practising",
        when="The task only practises: its container runs at the network's rounds, and nothing goes on chain.",
        why="How rounds are paid, audited or missed can be told only of a task that takes part.",
        says=says.practising,
    ),
    Rule(
        kind=StatusKind.MISS_EXPECTED,
        title="Miss expected",
        when="A round under way has a warning.",
        why="The only trouble with rounds that the user can still avert.",
        says=says.miss_expected,
    ),
    Rule(
        kind=StatusKind.FLAGGED,
        title="Proof in doubt",
        when="Another node has raised an audit against a proof of ours, and the votes have not cleared it.",
        why="The stake is in danger now.",
        says=says.flagged,
    ),
    Rule(
        kind=StatusKind.SLASHED,
        title="Stake cut",
        when=f"One of the last {says.RECENT_ROUNDS} rounds that ended cost a part of the stake.",
        why="Worse than a miss: the same cause may cost more with the next round.",
        says=says.slashed,
    ),
    Rule(
        kind=StatusKind.MISSING,
        title="Missing rounds",
        when="The newest round that ended was missed. A first round is left out: it was half over when it began.",
        why="Newer than what was paid or not paid before.",
        says=says.missing,
    ),
    Rule(
        kind=StatusKind.UNPAID,
        title="Unpaid",
        when="The newest round that was settled paid nothing, though its proof was on chain.",
        why="The node does its part, and something after that goes wrong.",
        says=says.unpaid,
    ),
    Rule(
        kind=StatusKind.DELISTED,
        title="Delisted",
        when="The task was on Koii's list of checked tasks and no longer is.",
        why="It may still pay; but it is worth knowing before more stake goes in.",
        says=says.delisted,
    ),
    Rule(
        kind=StatusKind.EARNING,
        title="Earning",
        when="The newest round that was settled was paid.",
        why="All is well.",
        says=says.earning,
    ),
    Rule(
        kind=StatusKind.WARMING_UP,
        title="Warming up",
        when="The task runs, and no round of it was settled yet.",
        why="What is left when nothing else can be told; it always holds.",
        says=says.warming_up,
    ),
)
