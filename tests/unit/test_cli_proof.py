"""`orca-desktop proof`, `audit`, `evidence`: proofs shown, compared and audited again, bundles saved and checked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.adapters.proof_shelf import ProofShelf
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.cli.app import app
from orca_desktop.domain.archive import Fact, FactKind, TaskFacts
from orca_desktop.domain.audit_again import AuditAgain, AuditImage
from orca_desktop.domain.audits import AuditGiven, AuditReceived, Verdict, VoteSent
from orca_desktop.domain.commands import Command, RunAuditAgain, SaveEvidence
from orca_desktop.domain.events import AuditedAgain, CommandRefused, Event, EvidenceWritten, RoundChanged, TaskChanged
from orca_desktop.domain.evidence import EvidenceAbout, EvidenceFile, EvidenceSaved
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.records import Proof, RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Cid
from orca_desktop.engine.proofs import SealedProof, seal
from orca_desktop.k2.cids import directory_cid
from orca_desktop.k2.evidence import seal_bundle
from orca_desktop.state.store import Store
from tests.fakes import toy_wallet
from tests.fakes.served_node import served_node
from tests.gui import scenes

TASK = scenes.task()
US, THEM = toy_wallet("us").staking, toy_wallet("them").staking
Reaction = Callable[[Command], Iterable[Event]]


def sealed(number: int, count: int, *, ours: bool = True) -> SealedProof:
    answer = {"data": {"count": count, "timestamp": number * 10, "name": "\x1b[31mred"}}
    return seal(answer, task_id=TASK.id, round_number=number, signer=US if ours else THEM)


def cid_of(proof: SealedProof) -> Cid:
    return directory_cid(PROOF_FILE, proof.content)


def record(number: int, count: int, *, their_count: int = 5) -> RoundRecord:
    mine, theirs = sealed(number, count), sealed(number, their_count, ours=False)
    given = AuditGiven(
        node=THEM.public_key,
        value=cid_of(theirs),
        verdict=Verdict.INVALID,
        vote=VoteSent.AGAINST,
        reason="Our container says that it is wrong.",
        slot=9,
    )
    return RoundRecord(
        task_id=TASK.id,
        number=number,
        result=RoundResult.PAID,
        proof=Proof(payload=mine.payload, signature_valid=True, cid=cid_of(mine), slot=77),
        audits_given=(given,),
        audit_received=AuditReceived(raised_by=THEM.public_key, votes_for=4, votes_against=1, slot=5),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rounds 1 and 2, and the audited proofs of round 1 only."""
    place = tmp_path_factory.mktemp("data")
    facts = TaskFacts(name=TASK.name, state="running")
    with ArchiveWriter(place / "history.sqlite", lambda _: None) as writer:
        writer.put(Fact(kind=FactKind.TASK, at=1.0, slot=1, body=facts, task_id=TASK.id))
        for number, count in ((1, 7), (2, 8)):
            body = record(number, count)
            writer.put(Fact(kind=FactKind.ROUND, at=2.0, slot=2, body=body, task_id=TASK.id, round=number))
    theirs = sealed(1, 5, ours=False)
    ProofShelf(place / "proofs").keep(cid_of(theirs), theirs.content)
    return place


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--data", str(folder)])


def document(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.stderr
    value: dict[str, Any] = json.loads(result.stdout)
    return value


# -- proof ----------------------------------------------------------------------------------------------------------


def test_the_newest_proof_is_shown_with_its_sizes_and_without_escapes(folder: Path) -> None:
    result = run(folder, "proof", "Prime Census")

    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == "Prime Census, round 2: proof of this node"
    assert lines[1].split() == ["Signature", "valid"]
    assert any(f"{len(cid_of(sealed(2, 8)))} of 512 bytes, slot 77" in line for line in lines)
    assert '    "count": 8,' in lines
    assert "\x1b" not in result.stdout


def test_raw_is_what_was_signed_byte_for_byte(folder: Path) -> None:
    assert run(folder, "proof", "Prime Census", "1", "--raw").stdout_bytes == sealed(1, 7).payload.encode()


def test_another_nodes_proof_is_read_from_what_was_kept(folder: Path) -> None:
    told = document(run(folder, "proof", "Prime Census", "1", "--node", THEM.public_key[:8], "--json"))

    assert (told["node"], told["signature_valid"]) == (THEM.public_key, True)
    assert told["payload"] == sealed(1, 5, ours=False).payload


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("9",), "no proof of this node of round 9"),
        (("2", "--node", THEM.public_key), "is not kept"),
        (("1", "--node", "nobody"), "did not audit"),
    ],
)
def test_what_there_is_not_is_said(folder: Path, words: tuple[str, ...], expected: str) -> None:
    result = run(folder, "proof", "Prime Census", *words)

    assert result.exit_code == 1
    assert expected in " ".join(result.stderr.split())


def test_two_rounds_differ_in_the_work_and_not_in_what_always_changes(folder: Path) -> None:
    result = run(folder, "proof", "diff", "Prime Census", "1", "2")

    assert result.exit_code == 0, result.stderr
    assert "~ /data/count: 7 → 8" in result.stdout.splitlines()
    assert "timestamp" not in result.stdout
    assert "2 places differ in what was not asked for" in result.stdout


def test_all_of_it_is_shown_where_it_is_asked_for(folder: Path) -> None:
    told = document(run(folder, "proof", "diff", "Prime Census", "1", "2", "--all", "--json"))

    assert [change["pointer"] for change in told["changes"]] == ["/roundNumber", "/data/count", "/data/timestamp"]


def test_our_proof_is_compared_with_another_nodes(folder: Path) -> None:
    told = document(run(folder, "proof", "diff", "Prime Census", "1", "--node", THEM.public_key, "--json"))

    assert told["changes"] == [{"kind": "changed", "pointer": "/data/count", "before": 7, "after": 5}]
    assert told["after"]["node"] == THEM.public_key


def test_a_place_can_be_left_out(folder: Path) -> None:
    told = document(run(folder, "proof", "diff", "Prime Census", "1", "2", "--ignore", "/data/count", "--json"))

    assert (told["same"], told["changes"]) == (True, [])


@pytest.mark.parametrize("words", [("1",), ("1", "2", "--ignore", "count")])
def test_what_cannot_be_compared_is_refused_with_words(folder: Path, words: tuple[str, ...]) -> None:
    assert run(folder, "proof", "diff", "Prime Census", *words).exit_code == 2


def test_audits_of_our_proofs_are_listed_with_their_outcome(folder: Path) -> None:
    rows = run(folder, "audits", "Prime Census", "--received", "--json").stdout.splitlines()
    told = json.loads(rows[0])

    assert (told["node"], told["verdict"], told["votes_for"], told["votes_against"]) == (THEM.public_key, "stood", 4, 1)


# -- audit ----------------------------------------------------------------------------------------------------------


def store() -> Store:
    known = Store()
    known.apply(TaskChanged(TASK))
    known.apply(RoundChanged(record(1, 7)))
    return known


def verdict(command: Command) -> Iterable[Event]:
    assert isinstance(command, RunAuditAgain)
    another = AuditAgain(
        task_id=command.task_id,
        round=command.round + 1,
        node=command.node,
        image=command.image,
        value="",
        verdict=Verdict.NONE,
        reason="of somebody else's question",
        at=1.0,
    )
    mine = replace(
        another,
        round=command.round,
        verdict=Verdict.VALID,
        reason="Our container \x1b[1mconfirms it.",
        given=record(1, 7).audits_given[0],
        asked=("a/b:1",),
    )
    return (AuditedAgain(another), AuditedAgain(mine))


def test_an_audit_is_run_again_and_told_beside_that_of_then(tmp_path: Path) -> None:
    with served_node(tmp_path, store(), verdict) as node:
        result = run(tmp_path, "audit", "Prime Census", "1", THEM.public_key[:9], "--image", "before")

    assert result.exit_code == 0, result.stderr
    assert node.commands == [RunAuditAgain(TASK.id, 1, THEM.public_key, AuditImage.BEFORE)]
    assert "Now   The proof is right." in result.stdout
    assert "Then  The proof is wrong. Our container says that it is wrong. Vote: against." in result.stdout
    assert "The two verdicts differ." in result.stdout
    assert "\x1b" not in result.stdout


def test_a_refused_audit_fails_with_the_nodes_words(tmp_path: Path) -> None:
    with served_node(tmp_path, store(), lambda command: (CommandRefused(command, "It cannot be done", "No image."),)):
        result = run(tmp_path, "audit", "Prime Census", "1", THEM.public_key, "--json")

    assert result.exit_code == 1
    assert "It cannot be done. No image." in result.stderr


def test_without_a_node_nothing_is_audited(tmp_path: Path) -> None:
    assert run(tmp_path, "audit", "Prime Census", "1", "x").exit_code == 1


# -- evidence -------------------------------------------------------------------------------------------------------


def bundle() -> bytes:
    about = EvidenceAbout(task_id=TASK.id, round=1, staking_key=US.public_key)
    return seal_bundle(about, [EvidenceFile(name="round.json", content=b"{}\n")], US.sign)


def written(command: Command) -> Iterable[Event]:
    assert isinstance(command, SaveEvidence)
    Path(command.path).write_bytes(bundle())
    about = EvidenceAbout(task_id=command.task_id, round=command.round, staking_key=PublicKey("us"))
    return (EvidenceWritten(EvidenceSaved(about=about, path=command.path, files=1, size=9, head="abc")),)


def test_evidence_is_saved_by_the_node_and_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with served_node(tmp_path, store(), written) as node:
        told = document(run(tmp_path, "evidence", "Prime Census", "1", "--out", "round 1.zip", "--json"))
    checked = CliRunner().invoke(app, ["evidence", "verify", "round 1.zip"])

    assert node.commands == [SaveEvidence(TASK.id, 1, str(tmp_path / "round 1.zip"))]
    assert told["head"] == "abc"
    assert checked.exit_code == 0, checked.stderr
    assert US.public_key in checked.stdout
    assert "It does not prove when" in checked.stdout


def test_a_damaged_bundle_fails_and_says_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    content = bytearray(bundle())
    content[content.index(b"{}\n")] ^= 1
    file.write_bytes(content)

    result = CliRunner().invoke(app, ["evidence", "verify", str(file), "--json"])

    assert result.exit_code == 1
    assert json.loads(result.stdout)["ok"] is False
    assert "Do not rely on it" in result.stderr


def test_a_file_that_is_not_there_is_said_to_be_unreadable(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["evidence", "verify", str(tmp_path / "none.zip")])

    assert result.exit_code == 1
    assert "cannot be read" in result.stderr
