"""The rules of distribution lists: who writes one, what it says by default, what is wrong with one (k2.md 5.4, 9)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from orca_desktop.domain.audits import signed_sum
from orca_desktop.domain.keys import PublicKey, shorten
from orca_desktop.domain.tasks import Payout, TaskAccount

SLASH_PERCENT = 70
"""How much of its stake a node loses when the votes are against its proof."""

EARLIER_ROUNDS = 2
"""A node writes lists only if it took part in this many rounds before, as long as there is such a node."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitter:
    """A node that submitted a proof: the sum of the votes on it, and its stake in ROE."""

    key: PublicKey
    votes: int
    stake: int


def submitters_of(account: TaskAccount, round_number: int) -> tuple[Submitter, ...]:
    """Everybody who submitted in a round, in the chain's order."""
    triggers = account.submission_triggers.get(round_number, {})
    return tuple(
        Submitter(key=key, votes=signed_sum(triggers.get(key)), stake=account.stakes.get(key, 0))
        for key in account.submissions.get(round_number, {})
    )


def default_list(submitters: Iterable[Submitter], bounty: int) -> dict[PublicKey, int]:
    """The default rule: approved nodes share *bounty* equally, refused ones lose a part of their stake.

    Rounded down to whole ROE; what is left of the bounty stays in the pool.
    """
    everybody = tuple(submitters)
    approved = sum(1 for submitter in everybody if submitter.votes > 0)
    share = bounty // approved if approved else 0
    return {submitter.key: _share_of(submitter, share) for submitter in everybody}


def slash_of(stake: int) -> int:
    """What a lost audit takes of a stake."""
    return stake * SLASH_PERCENT // 100


def select_author(account: TaskAccount, round_number: int, *, previous_failed: bool) -> PublicKey | None:
    """Which node writes the round's list: all nodes compute the same. None when the rule chooses nobody.

    *previous_failed* says that a list of this round was refused before; then the second best is looked for, in the
    way of Koii's clients, which find nobody when the scores only rise.
    """
    candidates = _candidates(account, round_number)
    submissions = account.submissions.get(round_number, {})
    everything = _digest("[" + ",".join(submissions[key].json for key in candidates) + "]")
    scores = {key: abs(everything - _digest(f"{{{json.dumps(key)}:{submissions[key].json}}}")) for key in candidates}
    return _second_best(scores) if previous_failed else _best(scores)


def check_list(
    amounts: Mapping[PublicKey, object], *, bounty: int, known_keys: Collection[PublicKey]
) -> tuple[str, ...]:
    """What is wrong with a list, in words; empty when the chain would accept it."""
    problems = [
        f"the amount of {shorten(key)} is no whole number" for key, amount in amounts.items() if type(amount) is not int
    ]
    problems += [f"{shorten(key)} has no stake in this task" for key in amounts if key not in known_keys]
    rewards = sum(amount for amount in amounts.values() if type(amount) is int and amount > 0)
    if rewards > bounty:
        problems.append(f"the rewards add up to {rewards}, more than the round's bounty of {bounty}")
    return tuple(problems)


def agrees(mine: Mapping[PublicKey, int], theirs: Mapping[PublicKey, int]) -> bool:
    """Whether two lists give everybody the same, in whatever order."""
    return dict(mine) == dict(theirs)


def _share_of(submitter: Submitter, share: int) -> int:
    if submitter.votes > 0:
        return share
    return -slash_of(submitter.stake) if submitter.votes < 0 else 0


def _candidates(account: TaskAccount, round_number: int) -> list[PublicKey]:
    submitted = account.submissions.get(round_number, {})
    earlier = [account.submissions.get(r, {}) for r in range(max(0, round_number - EARLIER_ROUNDS), round_number)]
    steady = [key for key in submitted if all(key in keys for keys in earlier)]
    candidates = steady or list(submitted)
    if account.payouts.get(round_number) is Payout.FAILED:
        failed = account.lists.get(round_number, {})
        candidates = [key for key in candidates if key not in failed]
    return candidates


def _digest(text: str) -> int:
    """The sum of the character codes of the hexadecimal SHA-256: what the rule calls a score."""
    return sum(hashlib.sha256(text.encode("utf-8")).hexdigest().encode("ascii"))


def _best(scores: Mapping[PublicKey, int]) -> PublicKey | None:
    chosen, best = None, 0
    for key, score in scores.items():
        if score > best:
            chosen, best = key, score
    return chosen


def _second_best(scores: Mapping[PublicKey, int]) -> PublicKey | None:
    chosen, best, second = None, 0, 0
    for key, score in scores.items():
        if score > best:
            best, second = score, best
        elif score > second:
            chosen, second = key, score
    return chosen
