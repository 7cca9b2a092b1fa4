"""No vector of the reference is forgotten: each has a row here that names the file which proves it (k2.md, PROBED)."""

from __future__ import annotations

import hashlib
from pathlib import Path

import base58
import pytest

from orca_desktop.domain.tasks import TaskId
from orca_desktop.k2.distribution_lists import read_stored, write_stored
from orca_desktop.k2.task_parts import submission_json

UNIT = Path(__file__).parents[1]
VECTORS = Path(__file__).with_name("vectors")
HERE = "k2/test_vectors.py"

# What it is, a part of it that must stand in a file of tests, and the file.
PROVED = [
    (
        "1.7 Withdraw, the message",
        "0233263c263c37bef605a0f3d460baeb212a749279dfb676e7f7307d8113f22f",
        "k2/test_transactions.py",
    ),
    ("1.7 Withdraw, its signature", "4i8i1CMoZWsLqS1oc36AZVPJPEs1wmyV8k54Ab9FjPQZ", "k2/test_transactions.py"),
    (
        "2 bytes of the native program",
        "04d147c1b483c00b49e43672fdfeb0855edd3098a93f6b02a6f5d09047dc11f7",
        "k2/test_programs.py",
    ),
    ("2 managers, native", "AeHCRTPxCvpAWWvo6Arv21v5PXtXyDmWKAKfHLppyKUU", "k2/test_tokens.py"),
    ("2 managers, KPL", "85pwxmwDnxqnQBe9xs7L9ipKeFVMfDSNLjxFeTc65662", "k2/test_tokens.py"),
    ("2 authority over a stake pot", "vtoKGDvfYvi4R5ARr7pNKnVbmsdS6TM9qe6BBrDNhw5", "k2/test_tokens.py"),
    ("2 associated token account", "BtbJ97eHKHiPxKrLdGe8Fjd4iUtN7u8sCWBQjG1vczUQ", "k2/test_tokens.py"),
    ("2.1 allow-listed native tasks", "aRN1MbEZhbr2W97MTP3RhQjjqHgoZN", "k2/test_programs.py"),
    ("2.1 every native task", "2A7XGNY2nv87Z6mpUWwBSnfj", "k2/test_programs.py"),
    ("2.1 active, allow-listed KPL tasks", 'b58decode("5S")', HERE),
    (
        "3.3 empty state",
        "afa7a6746052b30de42c58581e676db71a29f7403c3439a711990fffcb7abd07",
        "k2/test_kpl_state.py",
    ),
    (
        "3.3 filled state",
        "0e260d0383317caa32edb325dcd734d3553705e46439354999e471f41d3d58d1",
        "k2/test_kpl_state.py",
    ),
    ("3.6 stored list", "distribution-list.bin", HERE),
    ("3.6 stored list, in hex", "06000000000000005441534b4944", "k2/test_distribution_lists.py"),
    ("5.4 who writes a list", "cea81e60722394df5f40fe29a0e3bb1a25795a8b290067313582283df7cbccdf", HERE),
    (
        "6.2 Stake",
        "567bf6fa93a725ec3703d0f6bd30bbeb832967e75845c1663470d16dd3de96d8",
        "k2/test_instructions.py",
    ),
    (
        "6.2 SubmitTask",
        "d913bba9bc32a5f3cf0d41de42a706efecd34da45ba6eea16071e7d4305bb424",
        "k2/test_instructions.py",
    ),
    ("6.2 AuditSubmissions", '"02" + "0000000000000000" + "2a00000000000000"', "k2/test_instructions.py"),
    ("6.2 AuditSubmissions, KPL", '"02" + "01" + "2a00000000000000"', "k2/test_instruction_table.py"),
    (
        "6.2 UploadDistributionList",
        "4bac5f530421915069abaab61296618cd196fa1923d1b94285642eee2a09e5af",
        "k2/test_instructions.py",
    ),
    ("6.2 Payout", "042a00000000000000", "k2/test_instructions.py"),
    ("6.2 SubmitDistributionList", "0c2a00000000000000", "k2/test_instructions.py"),
    ("7.2 main key", "CpeYMSAY95eF7qcDoK8ozPaS8oZWkSeD3atk2sTfpT5J", "adapters/test_phrases.py"),
    ("7.2 main key of the command line", "EYgMTT66GHSAqGAC1RpkHear9wLJtXctpeE5PkrbsV81", "adapters/test_phrases.py"),
    ("7.2 staking key", "CDH9MAF1YxiiunHuNzHxWpBK37jurjLYeW9bjyqNYLXM", "adapters/test_phrases.py"),
    ("7.2 KPL staking key", "5mQv1GdhoTDRSMUKRCkhX1bbxXMi2wsgqV2oaCGBZo8W", "adapters/test_phrases.py"),
    (
        "7.4 words behind a PIN",
        "b95f8012124822f0488b5e8d8faf5949b8726f4a228d4c71cf56bb0943869348",
        "adapters/test_key_import.py",
    ),
    ("8.1 signed payload", "RLsx6AKTyhAPFSsb6NDQQo9piGxWCpojk9pZT4Uqkjuaay621jVsrdYW35cYmwzX9p", "k2/test_payloads.py"),
]


@pytest.mark.parametrize(("what", "part", "file"), PROVED, ids=[what for what, _, _ in PROVED])
def test_each_vector_is_in_the_file_that_proves_it(what: str, part: str, file: str) -> None:
    text = (UNIT / file).read_text(encoding="utf-8")

    assert text.count(part) >= (2 if file == HERE else 1), f"{what} is proved nowhere"


def test_every_file_of_the_reference_is_read_by_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))

    assert [path.name for path in VECTORS.glob("*.bin") if path.name not in tests] == []


def test_the_filter_for_tasks_of_a_token() -> None:
    assert base58.b58decode("5S") == b"\x01\x01"


def test_the_stored_list_of_the_reference() -> None:
    stored = (VECTORS / "distribution-list.bin").read_bytes()
    read = read_stored(stored)

    assert read == {42: {TaskId("TASKID"): b'{"KEY1":500,"KEY2":-70}' + bytes(9)}}
    assert write_stored(read) == stored


def test_the_digest_and_the_scores_of_the_reference() -> None:
    proofs = [{"submission_value": f"cid{name}", "slot": 110 + at, "round": 7} for at, name in enumerate("ABC")]
    texts = [submission_json(proof) for proof in proofs]
    digest = _sha256(f"[{','.join(texts)}]")
    sums = [sum(_sha256(f'{{"{name * 4}":{text}}}').encode()) for name, text in zip("ABC", texts, strict=True)]

    assert digest == "cea81e60722394df5f40fe29a0e3bb1a25795a8b290067313582283df7cbccdf"
    assert sum(digest.encode()) == 4478
    assert [abs(4478 - one) for one in sums] == [460, 353, 241]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
