"""Whatever is sent, an answer comes, and nothing changes."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.rpc.envelope import JsonRpc
from tests.integration.local_network.visitor import Visitor


class TestNonsense:
    @pytest.mark.parametrize(
        ("body", "code"),
        [
            (b"", -32700),
            (b"{", -32700),
            (b"[" * 50_000, -32700),
            (b'{"id":1,"method":"getSlot","params":[NaN]}', -32700),
            (b"[]", -32600),
            (b"null", -32600),
            (b'{"jsonrpc":"1.0","id":1,"method":"getSlot"}', -32600),
            (b'{"jsonrpc":"2.0","id":1,"method":5}', -32600),
            (b'{"jsonrpc":"2.0","id":1,"method":"getSlot","params":{}}', -32600),
            (b'{"jsonrpc":"2.0","id":1,"method":"dropTables"}', -32601),
        ],
    )
    async def test_a_body_that_is_no_request_gets_an_error(self, visitor: Visitor, body: bytes, code: int) -> None:
        response = await visitor.client.post(visitor.network.rpc_url, content=body)

        assert response.status_code == httpx.codes.OK
        assert response.json()["error"]["code"] == code

    @pytest.mark.parametrize(
        ("method", "params"),
        [
            ("getBalance", []),
            ("getBalance", [5]),
            ("getBalance", ["0OIl"]),
            ("getBalance", ["1" * 5000]),
            ("getAccountInfo", ["1" * 32, "base64"]),
            ("getAccountInfo", ["SysvarC1ock", {}]),
            ("getMultipleAccounts", [["x"] * 101]),
            ("getMultipleAccounts", ["x"]),
            ("getProgramAccounts", ["1" * 32, {"filters": [{"memcmp": {"offset": -1, "bytes": "1"}}]}]),
            ("getProgramAccounts", ["1" * 32, {"filters": [{"memcmp": {"offset": 0, "bytes": "0"}}]}]),
            ("getProgramAccounts", ["1" * 32, {"filters": [{}] * 5}]),
            ("getMinimumBalanceForRentExemption", [-1]),
            ("getMinimumBalanceForRentExemption", [True]),
            ("getRecentPerformanceSamples", ["many"]),
            ("getFeeForMessage", ["%%%"]),
            ("getFeeForMessage", [None]),
            ("sendTransaction", []),
            ("sendTransaction", ["AAAA"]),
            ("sendTransaction", ["%%%", {"encoding": "base64"}]),
            ("sendTransaction", ["é", {"encoding": "base64"}]),
            ("sendTransaction", ["AAAA", {"encoding": "base64"}]),
            ("simulateTransaction", ["AAAA", {"encoding": "base64"}]),
            ("getSignatureStatuses", [[1]]),
            ("getSignatureStatuses", [["x"] * 257]),
            ("requestAirdrop", ["1" * 32, -5]),
            ("requestAirdrop", ["1" * 32, 10**18]),
        ],
    )
    async def test_wrong_parameters_are_told(self, visitor: Visitor, method: str, params: list[Any]) -> None:
        before = visitor.network.ledger.digest()

        assert (await visitor.error(method, *params))["code"] == -32602
        assert visitor.network.ledger.digest() == before

    @pytest.mark.parametrize("encoding", ["base32", 5, ["base64"]])
    async def test_an_encoding_that_is_not_served_is_told(self, visitor: Visitor, encoding: object) -> None:
        error = await visitor.error("getAccountInfo", visitor.task_id, {"encoding": encoding})

        assert (error["code"], "base64" in error["message"]) == (-32602, True)

    @pytest.mark.parametrize("encoding", [None, "base58"])
    async def test_a_large_account_does_not_go_into_base58(self, visitor: Visitor, encoding: str | None) -> None:
        """Without an encoding that is what servers answer in: whoever forgets it is to learn of it here."""
        error = await visitor.error("getAccountInfo", visitor.task_id, {"encoding": encoding} if encoding else {})

        assert (error["code"], "base 58" in error["message"]) == (-32600, True)

    async def test_questions_about_no_task_are_refused(self, visitor: Visitor) -> None:
        wallet = visitor.network.tasks[3].id
        errors = [
            await visitor.error("getTaskAccountInfo", wallet),
            await visitor.error("getTaskSubmissionInfo", visitor.wallet.main, {"round": 1}),
            await visitor.error("getMyTaskStakeInfo", visitor.task_id, visitor.wallet.staking),
        ]

        assert [error["code"] for error in errors] == [-32004] * 3
        assert errors[2]["message"] == "No stake available on this task"
        assert (await visitor.error("getTaskSubmissionInfo", visitor.task_id, {"round": "x"}))["code"] == -32602

    async def test_a_body_beyond_the_bound_is_refused(self, visitor: Visitor) -> None:
        response = await visitor.client.post(visitor.network.rpc_url, content=b" " * 200_000)

        assert response.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE

    @given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f'{{"method":{text}'.encode()))
    def test_any_bytes_get_an_answer(self, body: bytes) -> None:
        answer = json.loads(JsonRpc({"getSlot": lambda _: 5}).answer(body))

        assert ("result" in answer) != ("error" in answer)

    @settings(max_examples=50, deadline=None)
    @given(
        st.sampled_from(
            ["getBalance", "getProgramAccounts", "sendTransaction", "getTaskAccountInfo", "requestAirdrop"]
        ),
        st.lists(
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.text(max_size=10),
                lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
                max_leaves=5,
            ),
            max_size=3,
        ),
    )
    def test_any_parameters_get_an_answer(self, method: str, params: list[Any]) -> None:
        network = LocalNetwork(Options(manual=True), census=_NoCensus())
        handler = JsonRpc(network.methods())
        body = json.dumps({"jsonrpc": "2.0", "id": 7, "method": method, "params": params}).encode()
        answer = json.loads(handler.answer(body))

        assert ("result" in answer) != ("error" in answer)


class _Bug(Exception):
    pass


class _NoCensus:
    def prove(self, round_number: int) -> dict[str, object]:
        raise _Bug(str(round_number))

    def check(self, submission: object, round_number: int) -> bool:
        raise _Bug(str(round_number))
