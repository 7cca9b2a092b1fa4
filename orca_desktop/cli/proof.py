"""`orca-desktop proof TASK [ROUND]` and `proof diff`: one proof, looked at; two, compared. Needs no node."""

from __future__ import annotations

import json as json_format
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from orca_desktop.cli.attach import AsJson, DataFolder, TaskWords
from orca_desktop.cli.default_command import ShowByDefault
from orca_desktop.cli.headless import complain
from orca_desktop.cli.proof_source import FoundProof, find_proof
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.differences import (
    VOLATILE,
    ChangeKind,
    Difference,
    NotComparable,
    ValueChange,
    difference,
    parse_document,
    pointer_steps,
)
from orca_desktop.domain.errors import DataError, OrcaError
from orca_desktop.domain.proofs import MAX_VALUE_BYTES

SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~"}
SHOWN_OF_A_VALUE = 200

proof = typer.Typer(help="Look at a proof, or compare two.", cls=ShowByDefault, no_args_is_help=True)

Round = Annotated[int | None, typer.Argument(metavar="[ROUND]", min=0, help="The newest with a proof, if left out.")]
Node = Annotated[
    str | None, typer.Option("--node", metavar="KEY", help="A node whose proof was audited: its key, or its beginning.")
]
Raw = Annotated[bool, typer.Option("--raw", help="The signed text and nothing else, byte for byte.")]
First = Annotated[int, typer.Argument(metavar="A", min=0, help="A round.")]
Second = Annotated[
    int | None, typer.Argument(metavar="[B]", min=0, help="Another round. Without it, ours is compared with --node's.")
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="POINTER", help="Leave out this place; `*` is any step, `**` any number of them."),
]
Everything = Annotated[bool, typer.Option("--all", help="Also what is another one in every proof, such as times.")]


@proof.command()
def show(
    task: TaskWords,
    number: Round = None,
    node: Node = None,
    raw: Raw = False,
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Show a proof: its text, signature, address, and its size against what the chain takes."""
    try:
        found = find_proof(data, task, number, node)
    except OrcaError as error:
        complain(error)
        raise typer.Exit(1) from error
    if raw:
        _write_raw(found.payload)
    elif json:
        print_json(_as_dict(found))
    else:
        _show(found)


@proof.command()
def diff(
    task: TaskWords,
    first: First,
    second: Second = None,
    node: Node = None,
    ignore: Ignore = None,
    everything: Everything = False,
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Compare two rounds' proofs of this node, or of --node; with one round, this node's with --node's."""
    patterns = _patterns(ignore or [], everything=everything)
    if second is None and node is None:
        raise typer.BadParameter("give two rounds, or one and --node")
    try:
        before = find_proof(data, task, first, node if second is not None else None)
        after = find_proof(data, task, first if second is None else second, node)
        found = difference(_document(before), _document(after), ignore=patterns)
    except OrcaError as error:
        complain(error)
        raise typer.Exit(1) from error
    if json:
        print_json(_difference_as_dict(before, after, found))
    else:
        _show_difference(before, after, found)


def _patterns(ignore: list[str], *, everything: bool) -> tuple[str, ...]:
    for pattern in ignore:
        try:
            pointer_steps(pattern)
        except ValueError as error:
            raise typer.BadParameter(f"{error}") from error
    return (*ignore, *(() if everything else VOLATILE))


def _document(found: FoundProof) -> Any:
    try:
        return parse_document(found.payload)
    except NotComparable as error:
        raise DataError(f"The proof of {found.whose} of round {found.number:,} cannot be compared: {error}.") from error


def _write_raw(text: str) -> None:
    if sys.stdout.isatty():
        print(plain(text))
    else:
        sys.stdout.buffer.write(text.encode("utf-8", errors="surrogatepass"))


def _show(found: FoundProof) -> None:
    print(plain(f"{found.task.name}, round {found.number}: proof of {found.whose}"))
    print(f"Signature  {'valid' if found.signature_valid else 'NOT VALID'}")
    print(f"Signed     {len(found.payload.encode('utf-8', 'surrogatepass')):,} bytes")
    if found.value:
        print(plain(f"On chain   {found.value}"))
        print(f"           {_on_chain(found):,} of {MAX_VALUE_BYTES} bytes" + _slot_words(found))
    print()
    for line in pretty(found.payload):
        print(plain(line))


def _on_chain(found: FoundProof) -> int:
    return len(found.value.encode())


def _slot_words(found: FoundProof) -> str:
    return "" if found.slot is None else f", slot {found.slot:,}"


def pretty(text: str) -> Iterable[str]:
    """JSON indented; what is none, as it is."""
    try:
        return json_format.dumps(parse_document(text), indent=2, ensure_ascii=False).splitlines()
    except (NotComparable, ValueError):
        return text.splitlines()


def _as_dict(found: FoundProof) -> dict[str, Any]:
    return {
        "task": found.task.id,
        "name": found.task.name,
        "round": found.number,
        "node": found.node,
        "signature_valid": found.signature_valid,
        "value": found.value,
        "value_bytes": _on_chain(found),
        "value_limit": MAX_VALUE_BYTES,
        "slot": found.slot,
        "payload": found.payload,
    }


def _show_difference(before: FoundProof, after: FoundProof, found: Difference) -> None:
    print(plain(f"{before.task.name}: round {before.number} of {before.whose}, round {after.number} of {after.whose}"))
    for change in found.changes:
        for line in _lines(change):
            print(plain(line))
    if not found.changes:
        print("No difference.")
    if found.is_cut:
        print("There are more differences than are shown.")
    if found.ignored:
        print(f"{found.ignored} places differ in what was not asked for; --all shows what always differs.")


def _lines(change: ValueChange) -> Iterator[str]:
    place = change.pointer or "(the whole document)"
    match change.kind:
        case ChangeKind.CHANGED:
            yield f"{SIGNS[change.kind]} {place}: {_value(change.before)} → {_value(change.after)}"
        case ChangeKind.REMOVED:
            yield f"{SIGNS[change.kind]} {place}: {_value(change.before)}"
        case ChangeKind.ADDED:
            yield f"{SIGNS[change.kind]} {place}: {_value(change.after)}"


def _value(value: Any) -> str:
    text = json_format.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN_OF_A_VALUE else f"{text[:SHOWN_OF_A_VALUE]}…"


def _difference_as_dict(before: FoundProof, after: FoundProof, found: Difference) -> dict[str, Any]:
    return {
        "task": before.task.id,
        "before": {"round": before.number, "node": before.node},
        "after": {"round": after.number, "node": after.node},
        "same": not found.changes,
        "changes": [
            {"kind": change.kind.value, "pointer": change.pointer, "before": change.before, "after": change.after}
            for change in found.changes
        ],
        "ignored": found.ignored,
        "is_cut": found.is_cut,
    }
