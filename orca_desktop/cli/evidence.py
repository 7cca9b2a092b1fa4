"""`orca-desktop evidence TASK ROUND --out FILE.zip` and `evidence verify FILE.zip`."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orca_desktop.cli.answers import answer_to
from orca_desktop.cli.attach import AsJson, DataFolder, TaskWords, find_task, on_node
from orca_desktop.cli.default_command import SaveByDefault
from orca_desktop.cli.headless import complain
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.commands import SaveEvidence
from orca_desktop.domain.errors import DataError, OrcaError
from orca_desktop.domain.events import Event, EvidenceWritten
from orca_desktop.domain.evidence import EvidenceSaved
from orca_desktop.domain.evidence_errors import BundleDamaged
from orca_desktop.k2.evidence import MAX_ZIP_BYTES, Bundle, EvidenceDamaged, open_bundle

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

PATIENCE_SECONDS = 60.0

PROVES = (
    "It proves that whoever has the staking key signed exactly these files, in this order, about this task and round,",
    "and that nothing in them was changed since.",
)
PROVES_NOT = (
    "It does not prove when it was signed, that what the node wrote down is true, or that nothing was left out.",
    "Signatures, CIDs and slots in it can be compared with the chain and with the proof stores.",
)

evidence = typer.Typer(
    help="Save what is known of a round as evidence, or check such a file.", cls=SaveByDefault, no_args_is_help=True
)

Number = Annotated[int, typer.Argument(metavar="ROUND", min=0)]
Out = Annotated[Path, typer.Option("--out", metavar="FILE.zip", help="A new file.")]
Bundled = Annotated[Path, typer.Argument(metavar="FILE.zip")]


@evidence.command()
def save(task: TaskWords, number: Number, out: Out, data: DataFolder = None, json: AsJson = False) -> None:
    """Write what is known of a round to a new file, signed with the staking key. A node must run: it has the key."""

    async def ask(node: AttachedNode) -> int:
        found = find_task(node.store, task)
        command = SaveEvidence(found.id, number, f"{out.absolute()}")
        saved = await answer_to(node, command, functools.partial(_read, command), patience=PATIENCE_SECONDS)
        if json:
            print_json({"ok": True, "file": saved.path, "files": saved.files, "bytes": saved.size, "head": saved.head})
        else:
            print(plain(f"Written to {saved.path}: {saved.files} files, {saved.size:,} bytes."))
            print(f"Head of the chain: {saved.head}")
        return 0

    raise typer.Exit(on_node(data, ask))


@evidence.command()
def verify(file: Bundled, json: AsJson = False) -> None:
    """Check every file, the chain and the signature of a bundle. The exit code is 1 when it does not hold."""
    try:
        bundle = open_file(file)
    except BundleDamaged as error:
        if json:
            print_json({"ok": False, "problem": error.message})
        complain(error)
        raise typer.Exit(1) from error
    except OrcaError as error:
        complain(error)
        raise typer.Exit(1) from error
    if json:
        print_json(
            {
                "ok": True,
                "task": bundle.about.task_id,
                "round": bundle.about.round,
                "staking_key": bundle.about.staking_key,
                "files": {one.name: len(one.content) for one in bundle.files},
                "head": bundle.head,
            }
        )
    else:
        _show(bundle)


def open_file(path: Path) -> Bundle:
    """Raises DataError where it cannot be read, BundleDamaged where it does not hold."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_ZIP_BYTES + 1)
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror or error}.") from error
    try:
        return open_bundle(content)
    except EvidenceDamaged as error:
        raise BundleDamaged(f"{error}") from error


def _show(bundle: Bundle) -> None:
    about = bundle.about
    print("The bundle holds: every file, the chain of their hashes and the signature.")
    print(plain(f"Task         {about.task_id}"))
    print(f"Round        {about.round:,}")
    print(plain(f"Staking key  {about.staking_key}"))
    print(f"Head         {bundle.head}")
    for one in bundle.files:
        print(plain(f"  {one.name}  {len(one.content):,} bytes"))
    print()
    for line in (*PROVES, *PROVES_NOT):
        print(line)


def _read(command: SaveEvidence, event: Event) -> EvidenceSaved | None:
    match event:
        case EvidenceWritten(saved) if saved.path == command.path and saved.about.round == command.round:
            return saved
        case _:
            return None
