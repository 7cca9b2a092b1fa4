"""Values of the wire formats for hypothesis: anything that can be written."""

from __future__ import annotations

import dataclasses
from typing import TypeVar

from hypothesis import strategies as st

from orca_desktop.domain.keys import public_key
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instruction_values as ask
from orca_desktop.k2.kpl_state import KplList, KplState, KplSubmission, KplTrigger, KplVote, PayoutTag

T = TypeVar("T")

KINDS = st.sampled_from(TokenKind)
RAW_KEYS = st.binary(min_size=32, max_size=32)
KEYS = RAW_KEYS.map(public_key)
U64 = st.integers(0, 2**64 - 1)
EXACT = st.integers(0, 2**53 - 1)
SLOTS = st.integers(0, 2**53 - 1)
AMOUNTS = st.integers(0, 2**63 - 1)
TEXTS = st.text(max_size=40)
ROUNDS = st.integers(0, 10**9).map(str)


def by_key(values: st.SearchStrategy[T]) -> st.SearchStrategy[dict[str, T]]:
    return st.dictionaries(KEYS.map(str), values, max_size=3)


def by_round(values: st.SearchStrategy[T]) -> st.SearchStrategy[dict[str, dict[str, T]]]:
    return st.dictionaries(ROUNDS, by_key(values), max_size=3)


VOTES = st.builds(KplVote, is_valid=st.booleans(), voter=RAW_KEYS, slot=SLOTS)
TRIGGERS = by_round(
    st.builds(KplTrigger, trigger_by=RAW_KEYS, slot=SLOTS, votes=st.lists(VOTES, max_size=3).map(tuple))
)
_STATES = st.builds(
    KplState,
    is_allowlisted=st.booleans(),
    is_active=st.booleans(),
    task_name=TEXTS,
    task_description=TEXTS,
    task_manager=RAW_KEYS,
    task_audit_program=TEXTS,
    stake_pot_account=RAW_KEYS,
    stake_pot_seed=RAW_KEYS,
    stake_pot_bump=st.integers(0, 255),
    submissions=by_round(st.builds(KplSubmission, value=TEXTS, slot=SLOTS, round=SLOTS)),
    submissions_audit_trigger=TRIGGERS,
    total_bounty_amount=AMOUNTS,
    bounty_amount_per_round=AMOUNTS,
    token_type=RAW_KEYS,
    total_stake_amount=AMOUNTS,
    minimum_stake_amount=AMOUNTS,
    available_balances=by_key(AMOUNTS),
    stake_list=by_key(AMOUNTS),
    ip_address_list=by_key(TEXTS),
    starting_slot=SLOTS,
    task_executable_network=TEXTS,
    distribution_rewards_submission=by_round(st.builds(KplList, account=RAW_KEYS, slot=SLOTS, round=SLOTS)),
    distributions_audit_trigger=TRIGGERS,
    distributions_audit_record=st.dictionaries(ROUNDS, st.sampled_from(PayoutTag), max_size=3),
    task_metadata=TEXTS,
    task_vars=TEXTS,
    is_migrated=st.just(False),
    allowed_failed_distributions=SLOTS,
)
SPANS = st.tuples(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(0, 10**9)).map(sorted)
STATES = SPANS.flatmap(
    lambda spans: st.builds(
        dataclasses.replace,
        _STATES,
        submission_window=st.just(spans[0]),
        audit_window=st.just(spans[1] - spans[0]),
        round_time=st.just(max(1, spans[2])),
    )
)


def fitting(size: int) -> st.SearchStrategy[str]:
    """Texts that a field of *size* bytes takes, and gives back as they were."""
    return st.text(max_size=size).filter(lambda text: len(text.encode("utf-8")) <= size and text == text.rstrip(" \0"))


_TERMS = {
    "name": fitting(24),
    "description": fitting(64),
    "executable": fitting(64),
    "network": fitting(64),
    "bounty_per_round": EXACT,
    "round_time": EXACT,
    "audit_window": EXACT,
    "submission_window": EXACT,
    "minimum_stake": EXACT,
    "metadata": fitting(64),
    "variables": fitting(64),
    "allowed_failed_distributions": EXACT,
}


def instructions(kind: TokenKind) -> st.SearchStrategy[ask.TaskInstruction]:
    """Anything that the program of this kind of tasks can be asked."""
    seed = {"pot_seed": RAW_KEYS if kind is TokenKind.KPL else st.just(b"")}
    known: list[st.SearchStrategy[ask.TaskInstruction]] = [
        st.builds(ask.Stake, amount=EXACT, ip_address=fitting(64)),
        st.builds(ask.Withdraw),
        st.builds(ask.ClaimReward),
        st.builds(ask.SubmitProof, value=fitting(128), round=EXACT),
        st.builds(ask.VoteOnProof, is_valid=st.booleans(), round=EXACT),
        st.builds(ask.VoteOnList, is_valid=st.booleans(), round=EXACT),
        st.builds(
            ask.UploadListChunk,
            index=st.integers(0, 2**16 - 1),
            piece=st.binary(min_size=508, max_size=508),
            round=EXACT,
        ),
        st.builds(ask.SubmitList, round=EXACT),
        st.builds(ask.Payout, round=EXACT),
        st.builds(ask.CreateTask, total_bounty=EXACT, **_TERMS, **seed),
        st.builds(ask.UpdateTask, **_TERMS, **seed),
        st.builds(ask.AllowTask, is_allowed=st.booleans()),
        st.builds(ask.SetActive, is_active=st.booleans()),
        st.builds(ask.FundTask, amount=EXACT),
    ]
    return st.one_of(*known, *([st.builds(ask.DeleteTask)] if kind is TokenKind.KPL else []))
