"""The token program and the associated token program (k2.md 2, 6.5)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from solders.instruction import AccountMeta, Instruction
from solders.pubkey import Pubkey

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.programs import TOKEN_PROGRAM, rent_exempt_minimum
from orca_desktop.k2.token_accounts import (
    MINT_BYTES,
    TOKEN_ACCOUNT_BYTES,
    Mint,
    decode_token_account,
    encode_mint,
    encode_token_account,
)
from orca_desktop.k2.token_instructions import create_token_account, token_transfer
from orca_desktop.simulation.accounts import Account
from tests.unit.simulation.stage import PURSE, Stage

NEWCOMER = PublicKey("FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv")
OTHER_MINT = PublicKey("Fe7878UvoGHUM7B8C95rX3MigUqtBZmtcPcX5sz3Qhxd")
RENT = rent_exempt_minimum(TOKEN_ACCOUNT_BYTES)


@pytest.fixture
def kind() -> TokenKind:
    return TokenKind.KPL


def purse(stage: Stage, owner: str) -> PublicKey:
    return token_account(owner, stage.mint)


def transfer(stage: Stage, amount: int, *, target: str = "", owner: str = "") -> Instruction:
    """From Ada's tokens to Bela's."""
    return token_transfer(
        source=purse(stage, stage.ada.main),
        destination=target or purse(stage, stage.bela.main),
        owner=owner or stage.ada.main,
        amount=amount,
    )


def creation(stage: Stage, owner: str = NEWCOMER, mint: str = "") -> Instruction:
    return create_token_account(payer=stage.ada.main, owner=owner, mint=mint or stage.mint)


def without(built: Instruction, place: int, **flags: bool) -> Instruction:
    meta = built.accounts[place]
    kept = {"is_signer": meta.is_signer, "is_writable": meta.is_writable} | flags
    metas = [*built.accounts[:place], AccountMeta(meta.pubkey, **kept), *built.accounts[place + 1 :]]
    return Instruction(built.program_id, built.data, metas)


class TestTransfer:
    @pytest.mark.parametrize("amount", [0, 1, PURSE])
    def test_tokens_move(self, stage: Stage, amount: int) -> None:
        stage.done(stage.ada, transfer(stage, amount))

        assert (stage.purse(stage.ada), stage.purse(stage.bela)) == (PURSE - amount, PURSE + amount)

    def test_to_oneself_nothing_changes(self, stage: Stage) -> None:
        stage.done(stage.ada, transfer(stage, 5, target=purse(stage, stage.ada.main)))

        assert stage.purse(stage.ada) == PURSE

    def test_more_than_there_is_does_not(self, stage: Stage) -> None:
        receipt = stage.send(stage.ada, transfer(stage, PURSE + 1))

        assert receipt.error == {"InstructionError": [0, {"Custom": 1}]}
        assert "Program log: Error: insufficient funds" in receipt.logs

    def test_only_their_owner_moves_them(self, stage: Stage) -> None:
        receipt = stage.send(stage.bela, transfer(stage, 1, owner=stage.bela.main))

        assert receipt.error == {"InstructionError": [0, {"Custom": 4}]}

    def test_the_owner_signs(self, stage: Stage) -> None:
        receipt = stage.send(stage.bela, without(transfer(stage, 1), 2, is_signer=False))

        assert receipt.error == {"InstructionError": [0, "MissingRequiredSignature"]}

    @pytest.mark.parametrize("place", [0, 1])
    def test_both_accounts_must_be_writable(self, stage: Stage, place: int) -> None:
        receipt = stage.send(stage.ada, without(transfer(stage, 1), place, is_writable=False))

        assert receipt.error == {"InstructionError": [0, "ReadonlyDataModified"]}

    def test_tokens_of_another_mint_do_not_mix(self, stage: Stage) -> None:
        with_other_mint(stage)
        stage.done(stage.ada, creation(stage, stage.bela.main, OTHER_MINT))
        receipt = stage.send(stage.ada, transfer(stage, 1, target=token_account(stage.bela.main, OTHER_MINT)))

        assert receipt.error == {"InstructionError": [0, {"Custom": 3}]}

    def test_a_frozen_account_gives_and_takes_nothing(self, stage: Stage) -> None:
        key = purse(stage, stage.bela.main)
        account = stage.ledger.account(key)
        assert account is not None
        frozen = replace(decode_token_account(account.data), is_frozen=True)
        stage.ledger.decree({key: replace(account, data=encode_token_account(frozen))})

        assert "frozen" in stage.refusal(stage.ada, transfer(stage, 1))

    def test_a_wallet_is_no_token_account(self, stage: Stage) -> None:
        assert "Invalid token account" in stage.refusal(stage.ada, transfer(stage, 1, target=stage.bela.main))

    @pytest.mark.parametrize("data", [b"", b"\x03", b"\x03" + bytes(9), b"\x07" + bytes(8)])
    def test_other_data_is_refused(self, stage: Stage, data: bytes) -> None:
        built = transfer(stage, 1)
        receipt = stage.send(stage.ada, Instruction(built.program_id, data, built.accounts))

        assert receipt.error == {"InstructionError": [0, "InvalidInstructionData"]}

    def test_missing_accounts_are_refused(self, stage: Stage) -> None:
        built = transfer(stage, 1)
        receipt = stage.send(stage.ada, Instruction(built.program_id, built.data, built.accounts[:2]))

        assert receipt.error == {"InstructionError": [0, "NotEnoughAccountKeys"]}


class TestCreation:
    def test_an_account_is_made_empty_and_its_payer_pays_the_rent(self, stage: Stage) -> None:
        stage.done(stage.ada, creation(stage))
        account = stage.ledger.account(purse(stage, NEWCOMER))

        assert account is not None
        assert (account.owner, account.lamports) == (TOKEN_PROGRAM, RENT)
        assert decode_token_account(account.data).owner == NEWCOMER
        assert stage.lamports(stage.ada.main) == PURSE - RENT - 5_000

    def test_money_that_is_there_counts(self, stage: Stage) -> None:
        gift = rent_exempt_minimum(0)
        stage.done(stage.bela, k2.transfer(source=stage.bela.main, destination=purse(stage, NEWCOMER), lamports=gift))
        stage.done(stage.ada, creation(stage))

        assert stage.lamports(stage.ada.main) == PURSE - (RENT - gift) - 5_000

    def test_it_is_made_once(self, stage: Stage) -> None:
        assert "already in use" in stage.refusal(stage.ada, creation(stage, stage.bela.main))

    def test_a_mint_must_be_one(self, stage: Stage) -> None:
        assert "Invalid Mint" in stage.refusal(stage.ada, creation(stage, mint=OTHER_MINT))

        stage.ledger.decree({OTHER_MINT: Account(lamports=RENT, owner=TOKEN_PROGRAM, data=bytes(MINT_BYTES))})

        assert "Invalid Mint" in stage.refusal(stage.ada, creation(stage, mint=OTHER_MINT))

    def test_the_address_must_be_the_owners(self, stage: Stage) -> None:
        built = creation(stage)
        other = AccountMeta(Pubkey.from_string(stage.bela.main), is_signer=False, is_writable=True)
        metas = [built.accounts[0], other, *built.accounts[2:]]
        receipt = stage.send(stage.ada, Instruction(built.program_id, built.data, metas))

        assert receipt.error == {"InstructionError": [0, "InvalidSeeds"]}

    def test_the_account_must_be_writable(self, stage: Stage) -> None:
        assert "writable" in stage.refusal(stage.ada, without(creation(stage), 1, is_writable=False))

    def test_the_payer_signs(self, stage: Stage) -> None:
        receipt = stage.send(stage.bela, without(creation(stage), 0, is_signer=False))

        assert receipt.error == {"InstructionError": [0, "MissingRequiredSignature"]}

    @pytest.mark.parametrize("place", [4, 5])
    def test_the_programs_stand_in_their_places(self, stage: Stage, place: int) -> None:
        built = creation(stage)
        metas = list(built.accounts)
        metas[place] = built.accounts[2]
        receipt = stage.send(stage.ada, Instruction(built.program_id, built.data, metas))

        assert receipt.error == {"InstructionError": [0, "IncorrectProgramId"]}

    def test_other_data_and_missing_accounts_are_refused(self, stage: Stage) -> None:
        built = creation(stage)
        other = stage.send(stage.ada, Instruction(built.program_id, b"\x02", built.accounts))
        fewer = stage.send(stage.ada, Instruction(built.program_id, b"", built.accounts[:5]))

        assert other.error == {"InstructionError": [0, "InvalidInstructionData"]}
        assert fewer.error == {"InstructionError": [0, "NotEnoughAccountKeys"]}


def with_other_mint(stage: Stage) -> None:
    data = encode_mint(Mint(decimals=2))
    stage.ledger.decree({OTHER_MINT: Account(lamports=rent_exempt_minimum(82), owner=TOKEN_PROGRAM, data=data)})
