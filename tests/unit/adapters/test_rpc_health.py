"""What is known of a server's health, and of how far the chain is, from what servers answer."""

from __future__ import annotations

import httpx
import pytest

from orca_desktop.adapters.k2.endpoint import LONGEST_PAUSE, Endpoint
from orca_desktop.adapters.k2.rpc import RpcAway, RpcBehind, RpcBusy, RpcClient
from orca_desktop.adapters.k2.tip import Tip
from orca_desktop.domain.errors import NetworkError, NetworkGarbled
from orca_desktop.domain.status import EndpointState

AWAY = RpcAway("a server", "no answer in time")
SLOT_SECONDS = 0.4


@pytest.fixture
def endpoint() -> Endpoint:
    return Endpoint(client=RpcClient(httpx.AsyncClient(), "https://rpc.example"))


# -- one server ---------------------------------------------------------------------------------------------------


def test_it_is_left_alone_ever_longer_while_it_fails(endpoint: Endpoint) -> None:
    pauses = []
    for _ in range(9):
        endpoint.failed(AWAY, 100.0, draw=1.0)
        pauses.append(endpoint.rests_until - 100.0)

    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    endpoint.answered(0.1)
    endpoint.failed(AWAY, 100.0, draw=1.0)
    assert endpoint.rests_until == 101.0


def test_pauses_are_spread_so_that_not_all_come_back_together(endpoint: Endpoint) -> None:
    endpoint.failed(AWAY, 0.0, draw=0.0)
    shortest = endpoint.rests_until
    endpoint.failures = 0
    endpoint.failed(AWAY, 0.0, draw=1.0)

    assert (shortest, endpoint.rests_until) == (0.5, 1.0)


def test_however_often_it_fails_it_is_asked_again(endpoint: Endpoint) -> None:
    for _ in range(5_000):
        endpoint.failed(AWAY, 0.0, draw=1.0)

    assert endpoint.rests_until == LONGEST_PAUSE


@pytest.mark.parametrize(
    ("trouble", "state", "words"),
    [
        (AWAY, EndpointState.AWAY, "It does not answer: no answer in time."),
        (NetworkGarbled("nonsense"), EndpointState.AWAY, "nonsense"),
        (RpcBehind("a server", "its node is behind the network"), EndpointState.BEHIND, "Its node is behind"),
        (RpcBusy("a server", "it is busy, status 503", pause=None, arrived=True), EndpointState.BUSY, "It is busy"),
        (RpcBusy("a server", "it is busy", pause=30.0, arrived=False), EndpointState.BUSY, "left alone for 30 s"),
    ],
)
def test_what_is_wrong_is_told_in_words(
    endpoint: Endpoint, trouble: NetworkError, state: EndpointState, words: str
) -> None:
    endpoint.failed(trouble, 0.0, draw=1.0)
    told = endpoint.status(preferred=False)

    assert told.state is state
    assert words in told.words
    assert "Rounds" not in told.words


def test_newer_answers_count_more(endpoint: Endpoint) -> None:
    for _ in range(30):
        endpoint.answered(0.1)
    endpoint.failed(AWAY, 0.0, draw=1.0)
    endpoint.answered(1.1)
    told = endpoint.status(preferred=True)

    assert told.latency_ms == pytest.approx(300)
    assert told.error_rate == pytest.approx(0.16)
    assert told.state is EndpointState.GOOD


# -- how far the chain is -----------------------------------------------------------------------------------------


def test_the_server_that_is_furthest_ahead_counts() -> None:
    tip = Tip()
    tip.measured(SLOT_SECONDS * 1000)
    tip.told("a", 1_000, 10.0)

    assert tip.told("b", 960, 10.0) == 40
    assert tip.at(14.0) == pytest.approx(1_010, abs=1)
    assert tip.told("b", 990, 14.0) == pytest.approx(20, abs=1)


def test_what_was_read_is_the_floor() -> None:
    tip = Tip()
    tip.told("a", 1_000, 0.0)
    tip.read_from(1_000, 0.0)
    tip.told("b", 900, 1.0)
    tip.read_from(900, 1.0)

    assert tip.floor(1.0) == 1_000


def test_a_leap_is_no_floor_until_it_is_repeated() -> None:
    tip = Tip()
    tip.told("a", 1_000, 0.0)
    tip.told("a", 10**9, 1.0)
    tip.read_from(10**9, 1.0)
    assert tip.floor(1.0) == 0

    for second in (2.0, 3.0, 4.0):
        tip.told("a", 10**9 + int(second), second)
    tip.read_from(10**9 + 4, 4.0)
    assert tip.floor(4.0) == 10**9 + 4


def test_a_server_that_fell_silent_holds_nobody_up_for_ever() -> None:
    """It may have talked nonsense, and nobody can reach what it told."""
    tip = Tip()
    tip.told("a", 50_000, 0.0)
    tip.read_from(50_000, 0.0)
    for second in range(0, 70, 10):
        tip.told("b", 1_000 + int(second / SLOT_SECONDS), float(second))

    assert tip.floor(50.0) == 50_000
    assert tip.floor(69.0) < 1_200


def test_before_anything_was_told_nothing_is_behind() -> None:
    tip = Tip()

    assert tip.at(5.0) == tip.floor(5.0) == 0
    assert tip.told("a", 7, 5.0) == 0
