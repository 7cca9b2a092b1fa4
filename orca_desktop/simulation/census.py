"""The sample task's own computation, loaded from its folder: what containers answer, simulated nodes compute."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from typing import Any, Protocol

import msgspec

from orca_desktop.assets import resource

_KEPT = 64


class Census(Protocol):
    def prove(self, round_number: int) -> dict[str, object]: ...

    def check(self, submission: Mapping[str, object], round_number: int) -> bool:
        """Whether a proof is right. Never raises."""
        ...


def sample_census() -> Census:
    """The sample task's `census.py`. Raises FileNotFoundError when it is not shipped."""
    spec = importlib.util.spec_from_file_location("prime_census", resource("sample_task", "census.py"))
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the sample task's census.py cannot be loaded")
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return _Module(module)


class RememberingCensus:
    """Remembers the last answers: nodes share this process, and each asks about the same proofs."""

    def __init__(self, census: Census) -> None:
        self._census = census
        self._proofs: dict[int, dict[str, object]] = {}
        self._verdicts: dict[tuple[int, bytes], bool] = {}

    def prove(self, round_number: int) -> dict[str, object]:
        if round_number not in self._proofs:
            _make_room(self._proofs)
            self._proofs[round_number] = self._census.prove(round_number)
        return dict(self._proofs[round_number])

    def check(self, submission: Mapping[str, object], round_number: int) -> bool:
        """*submission* is a payload as it was signed; who signed it makes no difference to the computation."""
        proof = {name: value for name, value in submission.items() if name not in ("taskId", "stakingKey")}
        try:
            question = (round_number, msgspec.json.encode(proof))
        except ValueError:  # a text of half a character cannot be encoded, and need not be remembered
            return self._census.check(submission, round_number)
        if question not in self._verdicts:
            _make_room(self._verdicts)
            self._verdicts[question] = self._census.check(submission, round_number)
        return self._verdicts[question]


class _Module:
    """Gives the loaded module's functions a type."""

    def __init__(self, module: Any) -> None:
        self._module = module

    def prove(self, round_number: int) -> dict[str, object]:
        proof: dict[str, object] = self._module.prove(round_number)
        return proof

    def check(self, submission: Mapping[str, object], round_number: int) -> bool:
        return bool(self._module.check(submission, round_number))


def _make_room(kept: dict[Any, Any]) -> None:
    while len(kept) >= _KEPT:
        del kept[next(iter(kept))]
