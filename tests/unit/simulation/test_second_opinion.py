"""What the local network keeps after some rounds, before judges that are not ours: Koii's clients could read it."""

from __future__ import annotations

import json

from solders.token.state import Mint, TokenAccount

from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2.kpl_state import decode_kpl_state
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, KPL_TASK_PROGRAM, NATIVE_TASK_PREFIX, TOKEN_PROGRAM
from orca_desktop.k2.token_accounts import MINT_BYTES, decode_token_account
from orca_desktop.simulation.chain import SimulatedChain
from tests.services.node_judge import Judge
from tests.unit.simulation.test_course import course, nodes


def test_borsh_reads_the_token_task_and_writes_it_byte_for_byte(judge: Judge) -> None:
    data = task_data(course(1), TokenKind.KPL)
    read = judge.ask("borsh_read", bytes=data.hex())

    assert [number for number, _ in read["submissions"]] == sorted(decode_kpl_state(data).submissions)
    assert read["stake_list"]
    assert read["distributions_audit_record"]
    assert bytes.fromhex(judge.ask("borsh_write", state=read)) == data


def test_javascript_reads_the_native_task_and_writes_it_character_by_character(judge: Judge) -> None:
    text = task_data(course(1), TokenKind.KOII).decode()

    assert judge.ask("native", text=text)["state"] == json.loads(text)
    assert judge.ask("stringified", text=text) == text


def test_every_account_of_the_token_program_is_one_to_solana_too() -> None:
    accounts = [account for _, account in course(1).ledger.accounts() if account.owner == TOKEN_PROGRAM]

    held = 0
    for account in accounts:
        if len(account.data) == MINT_BYTES:
            supply = Mint.from_bytes(account.data).supply
        else:
            held += TokenAccount.from_bytes(account.data).amount
            assert TokenAccount.from_bytes(account.data).amount == decode_token_account(account.data).amount
    assert held == supply > 0


def test_what_the_task_programs_own_is_a_task_or_a_staking_account() -> None:
    owned = [
        account for _, account in course(1).ledger.accounts() if account.owner in (KOII_TASK_PROGRAM, KPL_TASK_PROGRAM)
    ]

    native = [account for account in owned if account.data.startswith(NATIVE_TASK_PREFIX)]
    assert len(native) >= 2
    assert len(owned) > len(native)


def task_data(chain: SimulatedChain, kind: TokenKind) -> bytes:
    account = chain.ledger.account(nodes(chain, kind)[0].tools.task_id)
    assert account is not None
    return account.data
