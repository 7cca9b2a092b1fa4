"""One working fake per port: toys that keep state and that a test can break on demand."""

from __future__ import annotations

from tests.fakes.chain import FakeChain, Landed
from tests.fakes.clock import FakeClock
from tests.fakes.containers import FakeContainers
from tests.fakes.evidence import FakeEvidence
from tests.fakes.images import FakeImages
from tests.fakes.proof_store import FakeProofStore
from tests.fakes.records import MemoryHistory, MemoryJournal
from tests.fakes.stages import FakeStages
from tests.fakes.task_api import FakeTaskApi, ToyServer
from tests.fakes.toy_task import ToyTask
from tests.fakes.variables import FakeVariables
from tests.fakes.wallets import ToyWallets, toy_wallet

__all__ = [
    "FakeChain",
    "FakeClock",
    "FakeContainers",
    "FakeEvidence",
    "FakeImages",
    "FakeProofStore",
    "FakeStages",
    "FakeTaskApi",
    "FakeVariables",
    "Landed",
    "MemoryHistory",
    "MemoryJournal",
    "ToyServer",
    "ToyTask",
    "ToyWallets",
    "toy_wallet",
]
