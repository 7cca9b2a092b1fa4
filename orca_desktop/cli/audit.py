"""`orca-desktop audit TASK ROUND NODE`: an audit run again on this machine, by the node that runs."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orca_desktop.cli.answers import answer_to
from orca_desktop.cli.attach import AsJson, DataFolder, TaskWords, find_task, on_node
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.audit_again import AuditAgain, AuditImage
from orca_desktop.domain.audits import Verdict
from orca_desktop.domain.commands import RunAuditAgain
from orca_desktop.domain.errors import DataError
from orca_desktop.domain.events import AuditedAgain, Event
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.records import RoundRecord

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

PATIENCE_SECONDS = 600.0
"""An image may have to be pulled first."""

VERDICTS = {Verdict.VALID: "The proof is right.", Verdict.INVALID: "The proof is wrong.", Verdict.NONE: "No verdict."}

Number = Annotated[int, typer.Argument(metavar="ROUND", min=0)]
Node = Annotated[str, typer.Argument(metavar="NODE", help="The node's key, or the beginning of one that was audited.")]
Image = Annotated[AuditImage, typer.Option("--image", help="Which version: the one that runs, or the one before.")]
Patience = Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds to wait for the verdict.")]


def audit(
    task: TaskWords,
    number: Number,
    node: Node,
    image: Image = AuditImage.NOW,
    data: DataFolder = None,
    json: AsJson = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Audit a node's proof again on this machine, and show the verdict beside that of then. Nothing goes on chain."""

    async def ask(attached: AttachedNode) -> int:
        found = find_task(attached.store, task)
        key = _whole_key(attached.store.rounds.get(found.id, {}).get(number), node)
        command = RunAuditAgain(found.id, number, key, image)
        result = await answer_to(attached, command, functools.partial(_read, command), patience=timeout)
        print_json(_as_dict(result)) if json else _show(found.name, result)
        return 0

    raise typer.Exit(on_node(data, ask))


def _whole_key(record: RoundRecord | None, words: str) -> PublicKey:
    """Raises DataError where several nodes are meant."""
    audits = record.audits_given if record is not None else ()
    fitting = [given.node for given in audits if words and given.node.startswith(words)]
    if len(fitting) > 1:
        raise DataError(f"Several nodes' keys begin with {words[:50]}. Give more of it.")
    return fitting[0] if fitting else PublicKey(words)


def _read(command: RunAuditAgain, event: Event) -> AuditAgain | None:
    if not isinstance(event, AuditedAgain):
        return None
    result = event.result
    asked = (result.task_id, result.round, result.node, result.image)
    return result if asked == (command.task_id, command.round, command.node, command.image) else None


def _show(name: str, result: AuditAgain) -> None:
    print(plain(f"{name}, round {result.round}: proof of node {result.node}"))
    print(plain(f"Now   {VERDICTS[result.verdict]} {result.reason}"))
    print(plain(f"      Asked: {', '.join(result.asked)}"))
    given = result.given
    if given is None:
        print("Then  This node did not audit it.")
    else:
        print(plain(f"Then  {VERDICTS[given.verdict]} {given.reason} Vote: {given.vote.value}."))
    if result.agrees is False:
        print("The two verdicts differ.")
    print("Nothing was sent on chain.")


def _as_dict(result: AuditAgain) -> dict[str, Any]:
    given = result.given
    return {
        "task": result.task_id,
        "round": result.round,
        "node": result.node,
        "image": result.image.value,
        "asked": list(result.asked),
        "proof": result.value,
        "verdict": result.verdict.value,
        "reason": result.reason,
        "agrees": result.agrees,
        "verdict_then": given.verdict.value if given is not None else None,
        "vote_then": given.vote.value if given is not None else None,
        "payload": result.payload,
    }
