"""Our bytes before judges that are not ours: @solana/web3.js, @solana/buffer-layout, borsh, bs58 and tweetnacl."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from solders.instruction import AccountMeta, Instruction
from solders.keypair import Keypair
from solders.pubkey import Pubkey

from orca_desktop.domain.keys import PublicKey, key_bytes, public_key
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import addresses, instructions, long_base58
from orca_desktop.k2 import instruction_data as data
from orca_desktop.k2.kpl_state import KplState, decode_kpl_state, encode_kpl_state
from orca_desktop.k2.payloads import open_signed, signed_text
from orca_desktop.k2.programs import ASSOCIATED_TOKEN_PROGRAM, KOII_TASK_PROGRAM, KPL_TASK_PROGRAM, TOKEN_PROGRAM
from orca_desktop.k2.task_parts import submission_json
from orca_desktop.k2.transactions import assemble, compile_message, parse_verified, required_signers
from tests.services.node_judge import Judge, Refusal
from tests.unit.k2.keys import BLOCKHASH, MAIN, POT, STAKING, TASK, main_keypair, staking_keypair
from tests.unit.k2.strategies import EXACT, KEYS, KINDS, RAW_KEYS, SLOTS, STATES
from tests.unit.k2.strategies import instructions as instruction_values
from tests.unit.k2.test_kpl_account import native_text
from tests.unit.k2.test_kpl_state import FULL

FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
MINT = PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv")


# -- states -------------------------------------------------------------------------------------------------------


@FEW
@given(STATES)
def test_borsh_reads_the_states_that_we_write(judge: Judge, state: KplState) -> None:
    assert judge.ask("borsh_read", bytes=encode_kpl_state(state).hex()) == plain(state)


@FEW
@given(STATES)
def test_we_read_the_states_that_borsh_writes(judge: Judge, state: KplState) -> None:
    written = bytes.fromhex(judge.ask("borsh_write", state=plain(state)))

    assert decode_kpl_state(written) == state


def test_both_read_the_same_in_the_references_state(judge: Judge) -> None:
    assert judge.ask("borsh_read", bytes=FULL.hex()) == plain(decode_kpl_state(FULL))


def test_neither_takes_a_state_that_is_cut_off(judge: Judge) -> None:
    with pytest.raises(Refusal):
        judge.ask("borsh_read", bytes=FULL[:-1].hex())


@FEW
@given(STATES)
def test_javascript_reads_the_same_keys_in_a_native_state(judge: Judge, state: KplState) -> None:
    answer = judge.ask("native", text=native_text(state).decode())

    assert answer["keys"] == [public_key(state.task_manager), public_key(state.stake_pot_account)]
    assert answer["members"][0] == "is_allowlisted"


@FEW
@given(st.text(max_size=60), SLOTS)
def test_javascript_writes_the_text_of_a_submission_from_which_the_author_of_a_list_is_chosen(
    judge: Judge, value: str, slot: int
) -> None:
    members = {"submission_value": value, "slot": slot, "round": 7}

    assert judge.ask("stringified", text=json.dumps(members)) == submission_json(members)


# -- instructions and transactions --------------------------------------------------------------------------------


@FEW
@given(st.data(), KINDS)
def test_buffer_layout_packs_every_instruction_as_we_do(judge: Judge, drawn: st.DataObject, kind: TokenKind) -> None:
    value = drawn.draw(instruction_values(kind))
    fields, texts = split(value)

    theirs = judge.ask("instruction_data", kind=kind.value, name=type(value).__name__, fields=fields, texts=texts)
    assert bytes.fromhex(theirs) == data.encode(value, kind)


@FEW
@given(KEYS, KEYS, KEYS, EXACT, EXACT)
def test_web3_makes_the_same_system_instructions(
    judge: Judge, main: PublicKey, other: PublicKey, owner: PublicKey, lamports: int, space: int
) -> None:
    moving = instructions.transfer(source=main, destination=other, lamports=lamports)
    making = instructions.create_account(payer=main, new=other, lamports=lamports, space=space, owner=owner)

    assert judge.ask("system_transfer", source=main, destination=other, lamports=str(lamports)) == told(moving)
    assert told(making) == judge.ask(
        "system_create", payer=main, account=other, lamports=str(lamports), space=space, owner=owner
    )


@FEW
@given(st.data(), KINDS)
def test_web3_reads_our_transactions_and_finds_every_signature_right(
    judge: Judge, drawn: st.DataObject, kind: TokenKind
) -> None:
    value = drawn.draw(instruction_values(kind))
    instruction = Instruction(
        Pubkey.from_string(TASK),
        data.encode(value, kind),
        drawn.draw(
            st.lists(st.builds(AccountMeta, st.just(Pubkey.from_string(STAKING)), st.just(True), st.booleans()))
        ),
    )
    wire = signed([instruction, instructions.transfer(source=MAIN, destination=POT, lamports=7)])
    said = judge.ask("transaction", wire=wire.hex())

    assert said["payer"] == MAIN
    assert said["blockhash"] == BLOCKHASH
    assert said["verified"]
    assert all(is_right for _, _, is_right in said["signed"])
    assert [signature for _, signature, _ in said["signed"]] == list(parse_verified(wire).signatures)
    assert [call["data"] for call in said["instructions"]] == [call.data.hex() for call in parse_verified(wire).calls]


def test_web3_writes_the_message_of_a_stake_again_byte_for_byte(judge: Judge) -> None:
    for mint in (None, MINT):
        stake = instructions.stake(task=TASK, pot=POT, staking=STAKING, amount=1_900_000_000, mint=mint)
        message = compile_message([stake], payer=MAIN, blockhash=BLOCKHASH)

        assert judge.ask("message_again", bytes=message.hex()) == message.hex()


def test_web3_builds_the_same_message_but_for_the_order_within_the_groups(judge: Judge) -> None:
    """Newer versions sort the keys of a group by their text; Koii's fork keeps them by first use, and so do we."""
    stake = instructions.stake(task=TASK, pot=POT, staking=STAKING, amount=1)
    message = compile_message([stake], payer=MAIN, blockhash=BLOCKHASH)
    theirs = judge.ask("message", payer=MAIN, blockhash=BLOCKHASH, instructions=[told(stake)])

    read = parse_verified(signed([stake]))
    counts = theirs["header"]
    assert sorted(theirs["keys"]) == sorted(read.keys)
    assert theirs["keys"][: counts["numRequiredSignatures"]] == list(required_signers(message))
    assert list(message[:3]) == [
        counts["numRequiredSignatures"],
        counts["numReadonlySignedAccounts"],
        counts["numReadonlyUnsignedAccounts"],
    ]


def test_a_transaction_that_was_tampered_with_is_not_verified(judge: Judge) -> None:
    wire = bytearray(signed([instructions.withdraw(task=TASK, staking=STAKING)]))
    wire[-1] ^= 1

    with pytest.raises(Refusal, match=r"[Ss]ignature"):
        judge.ask("transaction", wire=wire.hex())


# -- addresses, keys, texts ---------------------------------------------------------------------------------------


@FEW
@given(RAW_KEYS, RAW_KEYS)
def test_web3_derives_the_same_addresses(judge: Judge, first: bytes, second: bytes) -> None:
    owner, mint = public_key(first), public_key(second)
    token = [first.hex(), key_bytes(TOKEN_PROGRAM).hex(), second.hex()]
    seed = addresses.pot_seed(owner)

    assert judge.ask("address", program=ASSOCIATED_TOKEN_PROGRAM, seeds=token)[0] == addresses.token_account(
        owner, mint
    )
    assert judge.ask("address", program=KPL_TASK_PROGRAM, seeds=[seed.hex()]) == [
        addresses.pot_authority(owner),
        addresses.pot_bump(owner),
    ]


def test_web3_derives_the_managers_accounts(judge: Judge) -> None:
    for kind, program in ((TokenKind.KOII, KOII_TASK_PROGRAM), (TokenKind.KPL, KPL_TASK_PROGRAM)):
        found, _ = judge.ask("address", program=program, seeds=[b"manager".hex()])
        assert found == addresses.managers_account(kind)


@FEW
@given(st.binary(min_size=32, max_size=32), st.text(max_size=200))
def test_tweetnacl_and_bs58_sign_the_same_texts_and_open_ours(judge: Judge, seed: bytes, text: str) -> None:
    keypair = Keypair.from_seed(seed)
    blob = signed_text(text, bytes(keypair.sign_message(text.encode())))
    signer = PublicKey(str(keypair.pubkey()))

    assert judge.ask("key_of", seed=seed.hex()) == signer
    assert judge.ask("signed_text", seed=seed.hex(), text=text) == blob
    assert judge.ask("open_signed", blob=blob, signer=signer) == text == open_signed(blob, signer)


@FEW
@given(st.binary(max_size=400))
def test_bs58_writes_the_same_base58(judge: Judge, raw: bytes) -> None:
    assert judge.ask("base58", bytes=raw.hex()) == long_base58.encode(raw)


def signed(wanted: list[Instruction]) -> bytes:
    message = compile_message(wanted, payer=MAIN, blockhash=BLOCKHASH)
    keypairs = {MAIN: main_keypair(), STAKING: staking_keypair()}
    return assemble(message, {key: bytes(keypairs[key].sign_message(message)) for key in required_signers(message)})


def told(instruction: Instruction) -> dict[str, Any]:
    return {
        "program": str(instruction.program_id),
        "accounts": [
            [str(meta.pubkey), ("s" if meta.is_signer else "") + ("w" if meta.is_writable else "")]
            for meta in instruction.accounts
        ],
        "data": bytes(instruction.data).hex(),
    }


def plain(state: KplState) -> dict[str, Any]:
    """A state as the judge tells it: keys in hex, maps as lists in the order of the bytes, integers as texts."""
    flags = {"stake_pot_bump"}
    return {
        name: _plain(value, is_small=name in flags or name == "distributions_audit_record")
        for name, value in asdict(state).items()
    }


def _plain(value: Any, *, is_small: bool = False) -> Any:
    match value:
        case bool() | str():
            return value
        case int():
            return int(value) if is_small else str(value)
        case bytes():
            return value.hex()
        case tuple() | list():
            return [_plain(entry) for entry in value]
        case dict() if set(value) in _STRUCTS:
            return {name: _plain(entry) for name, entry in value.items()}
        case _:
            ordered = sorted(value.items(), key=lambda entry: entry[0].encode())
            return [[name, _plain(entry, is_small=is_small)] for name, entry in ordered]


_STRUCTS = (
    {"value", "slot", "round"},
    {"trigger_by", "slot", "votes"},
    {"is_valid", "voter", "slot"},
    {"account", "slot", "round"},
)


def split(value: data.TaskInstruction) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The numbers of an instruction, and its texts and bytes."""
    if isinstance(value, data.UploadListChunk):
        header = value.index.to_bytes(2, "little") + (508).to_bytes(2, "little")
        return {"round": str(value.round)}, {"blob": {"hex": (header + value.piece).hex()}}
    members = asdict(value)
    numbers = {name: str(int(entry)) for name, entry in members.items() if isinstance(entry, int)}
    texts = {name: {"text": entry} for name, entry in members.items() if isinstance(entry, str)}
    raw = {name: {"hex": entry.hex()} for name, entry in members.items() if isinstance(entry, bytes) and entry}
    return numbers, {**texts, **raw}


def test_what_the_judge_cannot_read_it_says(judge: Judge) -> None:
    with pytest.raises(Refusal):
        judge.ask("native", text=json.dumps({"task_manager": [1]}))
