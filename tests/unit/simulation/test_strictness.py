"""Every instruction of both task programs, refused for each account, signature and right that is not right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from solders.instruction import AccountMeta, Instruction
from solders.pubkey import Pubkey

from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instruction_values as ask
from orca_desktop.k2.layouts import TABLE, Layout
from tests.unit.simulation.creator import STRANGER, Creator
from tests.unit.simulation.stage import AUDIT, SETTLE, STAKE, Stage

PLAYED = [layout for layout in TABLE if layout.value is not ask.DeleteTask]
ANY_ADDRESS = {(TokenKind.KOII, ask.ClaimReward, "beneficiary")}
"""Where somebody else's address is as good: a reward in KOII may be paid to anybody."""


def a_stake(stage: Stage) -> Instruction:
    stage.done(stage.ada, *stage.creation(stage.ada, STAKE))
    return stage.staking(stage.ada, STAKE)


def a_withdrawal(stage: Stage) -> Instruction:
    stage.stake(stage.ada)
    return stage.withdrawal(stage.ada)


def a_claim(stage: Stage) -> Instruction:
    stage.done(stage.ada, a_withdrawal(stage))
    return stage.claim(stage.ada, beneficiary=stage.bela.main)


def a_proof(stage: Stage) -> Instruction:
    stage.stake(stage.ada, stage.bela)
    stage.at(6)
    return stage.proof(stage.ada, 5)


def a_vote(stage: Stage) -> Instruction:
    stage.done(stage.ada, a_proof(stage))
    stage.at(6, AUDIT)
    return stage.proof_vote(stage.bela, stage.ada, 5, is_valid=False)


def a_piece(stage: Stage) -> Instruction:
    stage.stake(stage.ada, stage.bela)
    stage.at(7)
    return stage.piece(stage.ada, 5, b"{}")


def a_list(stage: Stage) -> Instruction:
    stage.done(stage.ada, a_piece(stage))
    return stage.list(stage.ada, 5)


def a_list_vote(stage: Stage) -> Instruction:
    stage.done(stage.ada, a_list(stage))
    stage.at(7, AUDIT)
    return stage.list_vote(stage.bela, stage.ada, 5, is_valid=True)


def a_payout(stage: Stage) -> Instruction:
    stage.done(stage.ada, a_list(stage))
    stage.at(7, SETTLE)
    return stage.payout(stage.ada, 5)


def a_task(stage: Stage) -> Instruction:
    creator = Creator(stage)
    creator.done(creator.account(creator.task))
    return creator.creation()


def made(stage: Stage) -> Creator:
    creator = Creator(stage)
    creator.make()
    return creator


def an_update(stage: Stage) -> Instruction:
    creator = made(stage)
    creator.done(creator.account(creator.newer))
    return creator.update()


def a_funding(stage: Stage) -> Instruction:
    creator = made(stage)
    if stage.is_native:
        creator.done(*creator.funder(STAKE))
    return creator.funding(STAKE)


VALID: dict[type, Callable[[Stage], Instruction]] = {
    ask.Stake: a_stake,
    ask.Withdraw: a_withdrawal,
    ask.ClaimReward: a_claim,
    ask.SubmitProof: a_proof,
    ask.VoteOnProof: a_vote,
    ask.UploadListChunk: a_piece,
    ask.SubmitList: a_list,
    ask.VoteOnList: a_list_vote,
    ask.Payout: a_payout,
    ask.CreateTask: a_task,
    ask.UpdateTask: an_update,
    ask.FundTask: a_funding,
    ask.SetActive: lambda stage: made(stage).activity(False),
    ask.AllowTask: lambda stage: made(stage).allowing(True),
}
"""What the chain accepts, on a stage that was made ready for it."""


def wrong_accounts(layout: Layout, built: Instruction) -> Iterator[tuple[str, Instruction]]:
    """The instruction with each account in turn somebody else's, with its signature where one is wanted."""
    for place, role in enumerate(layout.accounts):
        if (layout.kind, layout.value, role.name) not in ANY_ADDRESS:
            stranger = AccountMeta(Pubkey.from_string(STRANGER), role.is_signer, role.is_writable)
            metas = [*built.accounts[:place], stranger, *built.accounts[place + 1 :]]
            yield f"another {role.name}", Instruction(built.program_id, built.data, metas)


def missing_rights(layout: Layout, built: Instruction) -> Iterator[tuple[str, Instruction]]:
    """The instruction without each signature, and without each right to write; an account may stand in two places."""
    for meta, role in zip(built.accounts, layout.accounts, strict=True):
        for is_signature, words in ((True, "unsigned"), (False, "read only")):
            if meta.is_signer if is_signature else meta.is_writable:
                metas = [
                    _without(other, is_signature) if other.pubkey == meta.pubkey else other for other in built.accounts
                ]
                yield f"{words} {role.name}", Instruction(built.program_id, built.data, metas)


def cut_or_longer(built: Instruction) -> Iterator[tuple[str, Instruction]]:
    for count in range(len(built.accounts)):
        yield f"{count} accounts", Instruction(built.program_id, built.data, built.accounts[:count])
    yield "one byte more", Instruction(built.program_id, bytes(built.data) + b"\0", built.accounts)
    yield "one byte less", Instruction(built.program_id, bytes(built.data)[:-1], built.accounts)


def _without(meta: AccountMeta, is_signature: bool) -> AccountMeta:
    return AccountMeta(meta.pubkey, meta.is_signer and not is_signature, meta.is_writable and is_signature)


def test_every_instruction_is_tried() -> None:
    assert {layout.value for layout in PLAYED} == set(VALID)


@pytest.mark.parametrize("layout", PLAYED, ids=lambda layout: f"{layout.kind.value} {layout.value.__name__}")
def test_an_instruction_is_taken_only_as_it_should_be(layout: Layout) -> None:
    stage = Stage(layout.kind)
    built = VALID[layout.value](stage)
    creator = Creator(stage)
    wrong = [*wrong_accounts(layout, built), *missing_rights(layout, built), *cut_or_longer(built)]
    accepted = [words for words, instruction in wrong if creator.send(instruction).is_success]

    assert accepted == []
    creator.done(built)


def test_a_reward_in_koii_may_go_to_anybody() -> None:
    stage = Stage()
    built = a_claim(stage)
    place = [role.name for role in next(row for row in PLAYED if row.value is ask.ClaimReward).accounts].index(
        "beneficiary"
    )
    metas = list(built.accounts)
    metas[place] = AccountMeta(Pubkey.from_string(STRANGER), is_signer=False, is_writable=True)
    Creator(stage).done(Instruction(built.program_id, built.data, metas))

    assert stage.lamports(STRANGER) == STAKE
