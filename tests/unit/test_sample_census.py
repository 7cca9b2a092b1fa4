"""The census of the sample task: right figures, and an audit that no other figures pass."""

from __future__ import annotations

import hashlib
import importlib.util
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orca_desktop.assets import resource

KEPT_BY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SMALL_RANGE = 3_000

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def load_census() -> Any:
    """A census module of one's own, whose constants may be set."""
    spec = importlib.util.spec_from_file_location("census_under_test", resource("sample_task", "census.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def census() -> Any:
    return load_census()


@pytest.fixture(scope="module")
def small_census() -> Any:
    """The same with short ranges, so that many rounds can be taken."""
    module = load_census()
    module.NUMBERS_PER_ROUND = SMALL_RANGE
    return module


def is_prime(number: int) -> bool:
    """Miller and Rabin's test with the bases that decide it below 3.4e14: nothing in common with a sieve."""
    if number < 2:
        return False
    bases = (2, 3, 5, 7, 11, 13, 17)
    if number in bases:
        return True
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for base in bases:
        power = pow(base, odd, number)
        if power in (1, number - 1):
            continue
        if all((power := power * power % number) != number - 1 for _ in range(twos - 1)):
            return False
    return True


def test_the_published_figures_below_a_million() -> None:
    """78,498 primes and 8,169 twin pairs; 2 and 3, and the pair of 3 and 5, are below the range."""
    whole = load_census()
    whole.FIRST_NUMBER = 4
    whole.NUMBERS_PER_ROUND = 1_000_000 - 4

    proof = whole.prove(0)

    assert (proof["primes"], proof["twin_pairs"]) == (78_496, 8_168)
    assert (proof["largest_gap"], proof["largest_gap_after"]) == (114, 492_113)


def test_a_round_has_the_figures_that_other_versions_of_the_task_have(census: Any) -> None:
    assert census.prove(3) == {
        "round": 3,
        "from": 10_001_800_000,
        "to": 10_002_399_999,
        "primes": 25_987,
        "twin_pairs": 1_468,
        "largest_gap": 252,
        "largest_gap_after": 10_001_932_769,
        "checksum": "21fa24d666a9784b838105f55ce574d264fe2ee261794d24761822d8921923d2",
    }


@KEPT_BY
@given(start=st.integers(3, 10**12), length=st.integers(0, 300))
def test_the_sieve_finds_what_a_primality_test_finds(census: Any, start: int, length: int) -> None:
    assert census.primes_between(start, start + length) == [n for n in range(start, start + length) if is_prime(n)]


@settings(parent=KEPT_BY, max_examples=10)
@given(round_number=st.integers(0, 1_000_000))
def test_the_figures_are_those_of_the_primes_in_the_range(small_census: Any, round_number: int) -> None:
    first = 10_000_000_000 + round_number * SMALL_RANGE
    primes = [number for number in range(first, first + SMALL_RANGE) if is_prime(number)]

    proof = small_census.prove(round_number)

    assert proof["primes"] == len(primes)
    assert proof["twin_pairs"] == sum(1 for prime in primes if is_prime(prime + 2))
    assert proof["largest_gap"] == max(high - low for low, high in pairwise(primes))
    assert proof["checksum"] == hashlib.sha256("".join(f"{prime}\n" for prime in primes).encode()).hexdigest()


def test_neighbouring_rounds_add_up(small_census: Any) -> None:
    """No prime and no twin pair is lost or counted twice where two rounds meet."""
    double = load_census()
    double.NUMBERS_PER_ROUND = 2 * SMALL_RANGE

    for number in range(5):
        halves = [small_census.prove(2 * number), small_census.prove(2 * number + 1)]
        whole = double.prove(number)
        assert whole["primes"] == halves[0]["primes"] + halves[1]["primes"]
        assert whole["twin_pairs"] == halves[0]["twin_pairs"] + halves[1]["twin_pairs"]


@pytest.mark.parametrize("round_number", [-1, 1_000_001])
def test_there_is_no_census_outside_the_rounds(census: Any, round_number: int) -> None:
    with pytest.raises(ValueError, match="rounds go from 0"):
        census.prove(round_number)


def test_a_proof_passes_its_audit_with_what_a_node_adds_to_it(census: Any) -> None:
    proof = census.prove(7)

    assert census.check(proof, 7) is True
    assert census.check({"taskId": "t", "roundNumber": 7, "stakingKey": "k", **proof}, 7) is True


def test_a_proof_of_another_round_fails(census: Any) -> None:
    assert census.check(census.prove(7), 8) is False


@pytest.mark.parametrize("name", ["round", "from", "to", "primes", "twin_pairs", "largest_gap", "largest_gap_after"])
def test_every_figure_is_audited(small_census: Any, name: str) -> None:
    proof = small_census.prove(7)
    missing = {key: value for key, value in proof.items() if key != name}

    assert small_census.check({**proof, name: proof[name] + 1}, 7) is False
    assert small_census.check({**proof, name: float(proof[name])}, 7) is False
    assert small_census.check({**proof, name: str(proof[name])}, 7) is False
    assert small_census.check(missing, 7) is False


def test_the_checksum_is_audited(small_census: Any) -> None:
    proof = small_census.prove(7)

    assert small_census.check({**proof, "checksum": "0" * 64}, 7) is False
    assert small_census.check({**proof, "checksum": proof["checksum"].upper()}, 7) is False


@KEPT_BY
@given(submission=json_values, round_number=json_values)
def test_an_audit_of_anything_at_all_is_false_and_never_raises(
    small_census: Any, submission: object, round_number: object
) -> None:
    assert small_census.check(submission, round_number) is False
    assert small_census.check(submission, 7) is False
