"""Accounts over RPC: encodings, slices, filters, tokens; read back by the client's own decoders (k2.md 1.4, 2.1)."""

from __future__ import annotations

import base64
from typing import Any

import base58
import pytest

from orca_desktop.adapters.k2.encodings import account_bytes
from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.known_tokens import token
from orca_desktop.k2.kpl_account import kpl_account, mint_of
from orca_desktop.k2.kpl_state import decode_kpl_state
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, KPL_TASK_PROGRAM, TOKEN_PROGRAM
from orca_desktop.k2.token_accounts import (
    Mint,
    TokenAccount,
    decode_mint,
    decode_token_account,
    encode_mint,
    encode_token_account,
)
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.rpc.filters import LONGEST_COMPARED, MOST_FILTERS
from tests.unit.simulation.line import MONEY, READING, Line

OTHER_MINT = "Fe7878UvoGHUM7B8C95rX3MigUqtBZmtcPcX5sz3Qhxd"
OTHER = PublicKey(OTHER_MINT)
ALLOWED_NATIVE = "aRN1MbEZhbr2W97MTP3RhQjjqHgoZN"
EVERY_NATIVE = "2A7XGNY2nv87Z6mpUWwBSnfj"
ALLOWED_KPL = "5S"


@pytest.fixture
def line() -> Line:
    return Line()


def data(line: Line, key: str, **options: Any) -> Any:
    return line.value("getAccountInfo", key, {**READING, **options})["data"]


def found(line: Line, program: str, *filters: Any, **options: Any) -> set[str]:
    answer = line.call("getProgramAccounts", program, {**READING, "filters": list(filters), **options})
    return {entry["pubkey"] for entry in answer}


def memcmp(text: str, offset: int = 0, **more: Any) -> dict[str, Any]:
    return {"memcmp": {"offset": offset, "bytes": text, **more}}


class TestEncodings:
    @pytest.mark.parametrize("state", ["sample", "token sample"])
    def test_both_encodings_of_large_accounts_hold_the_same(self, line: Line, state: str) -> None:
        plain, packed = (data(line, line.task(state), encoding=name) for name in ("base64", "base64+zstd"))
        account = line.network.ledger.account(line.task(state))

        assert account is not None
        assert account_bytes(tuple(plain)) == account_bytes(tuple(packed)) == account.data
        assert packed[1] == "base64+zstd"

    @pytest.mark.parametrize(("encoding", "is_list"), [("base58", True), (None, False)])
    def test_a_small_account_goes_into_base58(self, line: Line, encoding: str | None, is_list: bool) -> None:
        sent = data(line, line.network.mint, encoding=encoding)
        text = sent[0] if is_list else sent

        assert decode_mint(base58.b58decode(text)).decimals == 9

    def test_a_slice_is_cut_out_before_it_is_encoded(self, line: Line) -> None:
        sent = data(line, line.task("sample"), dataSlice={"offset": 2, "length": 14})

        assert base64.b64decode(sent[0]) == b"is_allowlisted"

    def test_what_cannot_be_parsed_comes_as_base64(self, line: Line) -> None:
        assert data(line, line.task("sample"), encoding="jsonParsed")[1] == "base64"

    def test_a_mint_is_parsed(self, line: Line) -> None:
        parsed = data(line, line.network.mint, encoding="jsonParsed")

        assert (parsed["program"], parsed["parsed"]["type"], parsed["space"]) == ("spl-token", "mint", 82)
        assert parsed["parsed"]["info"]["decimals"] == 9

    def test_the_size_is_told(self, line: Line) -> None:
        assert line.value("getAccountInfo", line.network.mint, READING)["space"] == 82

    def test_a_task_of_a_token_is_what_the_client_reads(self, line: Line) -> None:
        task_id = line.task("token sample")
        value = line.value("getAccountInfo", task_id, READING)
        state = decode_kpl_state(account_bytes(tuple(value["data"])))
        task = kpl_account(task_id, state, token(mint_of(state), 9))

        assert value["owner"] == KPL_TASK_PROGRAM
        assert (task.name, task.is_active, task.token.symbol) == ("Token Census", True, "FIRE")


class TestFilters:
    def test_the_clients_filters_find_the_tasks(self, line: Line) -> None:
        natives = {line.task(state) for state in ("sample", "inactive", "migrated")}

        assert found(line, KOII_TASK_PROGRAM, memcmp(ALLOWED_NATIVE)) == natives
        assert found(line, KOII_TASK_PROGRAM, memcmp(EVERY_NATIVE)) == natives
        assert found(line, KPL_TASK_PROGRAM, memcmp(ALLOWED_KPL)) == {line.task("token sample")}

    def test_all_filters_count(self, line: Line) -> None:
        size = {"dataSize": 82}

        assert found(line, TOKEN_PROGRAM, size) == {line.network.mint}
        assert found(line, TOKEN_PROGRAM, size, {"dataSize": 165}) == set()

    def test_bytes_are_compared_at_their_place(self, line: Line) -> None:
        key = line.network.mint
        owner = line.network.nodes[-1].tools.wallet.main

        assert found(line, TOKEN_PROGRAM, memcmp(key), memcmp(owner, 32)) == {token_account(owner, key)}
        assert found(line, TOKEN_PROGRAM, memcmp(owner, 31)) == set()

    def test_beyond_the_end_nothing_is_equal(self, line: Line) -> None:
        assert found(line, TOKEN_PROGRAM, memcmp("2", 100_000)) == set()

    def test_bytes_may_come_in_base64(self, line: Line) -> None:
        text = base64.b64encode(b'{"is_allowlisted"').decode()

        assert line.task("sample") in found(line, KOII_TASK_PROGRAM, memcmp(text, encoding="base64"))

    def test_a_context_comes_where_it_is_asked_for(self, line: Line) -> None:
        answer = line.call("getProgramAccounts", TOKEN_PROGRAM, {**READING, "withContext": True})

        assert answer["context"]["slot"] == line.network.slots.current
        assert len(answer["value"]) > 1

    @pytest.mark.parametrize(
        "filters",
        [
            "all",
            [{}] * (MOST_FILTERS + 1),
            [{"dataSize": -1}],
            [{"dataSize": True}],
            [{"dataSize": "82"}],
            [{"memcmp": {"offset": 0}}],
            [memcmp("0")],
            [memcmp("5S", True)],
            [memcmp("5S", encoding="base32")],
            [memcmp("%", encoding="base64")],
            [memcmp(base58.b58encode(bytes(LONGEST_COMPARED + 1)).decode())],
        ],
        ids=lambda filters: str(filters)[:40],
    )
    def test_other_filters_are_refused(self, line: Line, filters: Any) -> None:
        assert line.error("getProgramAccounts", TOKEN_PROGRAM, {**READING, "filters": filters})["code"] == -32602

    def test_the_longest_comparison_is_taken(self, line: Line) -> None:
        text = base58.b58encode(b"\xff" * LONGEST_COMPARED).decode()

        assert found(line, TOKEN_PROGRAM, memcmp(text)) == set()


class TestTokens:
    def test_the_accounts_of_an_owner_are_found_by_mint_and_by_program(self, line: Line) -> None:
        owner, mint = line.network.nodes[-1].tools.wallet.main, line.network.mint
        for wanted in ({"mint": mint}, {"programId": TOKEN_PROGRAM}):
            (entry,) = line.value("getTokenAccountsByOwner", owner, wanted, {**READING, "encoding": "jsonParsed"})
            info = entry["account"]["data"]["parsed"]["info"]

            assert entry["pubkey"] == token_account(owner, mint)
            assert (info["mint"], info["owner"], info["state"]) == (mint, owner, "initialized")
            assert info["tokenAmount"] == {
                "amount": "10000000000",
                "decimals": 9,
                "uiAmount": 10.0,
                "uiAmountString": "10",
            }

    def test_in_base64_they_are_what_the_client_reads(self, line: Line) -> None:
        owner = line.network.nodes[-1].tools.wallet.main
        (entry,) = line.value("getTokenAccountsByOwner", owner, {"mint": line.network.mint}, READING)

        assert decode_token_account(account_bytes(tuple(entry["account"]["data"]))).amount == 10 * 10**9

    def test_those_of_another_mint_are_left_out(self, line: Line) -> None:
        owner = line.network.nodes[-1].tools.wallet.main
        data, tokens = encode_mint(Mint(decimals=2)), encode_token_account(TokenAccount(mint=OTHER, owner=owner))
        line.network.ledger.decree(
            {
                OTHER: Account(lamports=MONEY, owner=TOKEN_PROGRAM, data=data),
                token_account(owner, OTHER): Account(lamports=MONEY, owner=TOKEN_PROGRAM, data=tokens),
            }
        )
        places = [
            [entry["pubkey"] for entry in line.value("getTokenAccountsByOwner", owner, wanted, READING)]
            for wanted in ({"mint": OTHER}, {"mint": line.network.mint}, {"programId": TOKEN_PROGRAM})
        ]

        first, second = token_account(owner, OTHER), token_account(owner, line.network.mint)
        assert [set(found) for found in places] == [{first}, {second}, {first, second}]

    def test_who_has_none_has_none(self, line: Line) -> None:
        assert line.value("getTokenAccountsByOwner", line.wallet.main, {"mint": line.network.mint}, READING) == []

    @pytest.mark.parametrize(
        "wanted",
        [{}, {"mint": OTHER_MINT}, {"mint": 5}, {"programId": KOII_TASK_PROGRAM}, {"programId": None}],
        ids=str,
    )
    def test_what_is_no_token_is_refused(self, line: Line, wanted: dict[str, Any]) -> None:
        assert line.error("getTokenAccountsByOwner", line.wallet.main, wanted, READING)["code"] == -32602

    def test_a_balance_is_told_exactly(self, line: Line) -> None:
        key = token_account(line.wallet.main, line.network.mint)
        line.call("requestTokenAirdrop", line.wallet.main, line.network.mint, 1_500_000_001)

        assert line.value("getTokenAccountBalance", key, READING) == {
            "amount": "1500000001",
            "decimals": 9,
            "uiAmount": 1.500000001,
            "uiAmountString": "1.500000001",
        }

    @pytest.mark.parametrize("place", ["mint", "wallet", "nobody"])
    def test_what_is_no_token_account_has_no_balance_of_tokens(self, line: Line, place: str) -> None:
        keys = {"mint": line.network.mint, "wallet": line.wallet.main, "nobody": PublicKey(OTHER_MINT)}

        assert line.error("getTokenAccountBalance", keys[place], READING)["code"] == -32602


class TestTokenFaucet:
    def test_it_makes_the_account_and_adds_to_it(self, line: Line) -> None:
        owner, mint = line.wallet.main, line.network.mint
        before = int(line.value("getTokenSupply", mint, READING)["amount"])
        for amount in (5, 7):
            line.call("requestTokenAirdrop", owner, mint, amount)

        assert line.value("getTokenAccountBalance", token_account(owner, mint), READING)["amount"] == "12"
        assert int(line.value("getTokenSupply", mint, READING)["amount"]) == before + 12

    @pytest.mark.parametrize("amount", [-1, 10**16, "5", True])
    def test_amounts_have_bounds(self, line: Line, amount: object) -> None:
        assert line.error("requestTokenAirdrop", line.wallet.main, line.network.mint, amount)["code"] == -32602

    def test_there_is_only_what_has_a_mint(self, line: Line) -> None:
        assert line.error("requestTokenAirdrop", line.wallet.main, OTHER_MINT, 5)["code"] == -32602
        assert line.error("getTokenSupply", OTHER_MINT)["code"] == -32602
