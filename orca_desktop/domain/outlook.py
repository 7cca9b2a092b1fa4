"""Whether a round's proof will likely come too late, from what is known while there is still time to do something."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.amounts import koii_text

LITTLE = 0.5
"""With less than this part of the submission window left, what is still missing will likely come too late."""

VERY_LITTLE = 0.25
SILENCE_SECONDS = 30.0
"""So long without a word from the network is more than a hiccup."""

HURRY = "Little time is left."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is known of an open round.

    `left` is the part of the submission window that is left; more than 1 before it opens. `seconds_left` counts to its
    end. `trouble` says what stood in the way last. `balance` and `fee` are ROE; `balance` is None until it is known.
    """

    left: float
    seconds_left: float
    container_answers: bool
    is_worked: bool
    has_proof: bool
    network_silent: float
    trouble: str = ""
    balance: int | None = None
    fee: int = 0


def miss_expected(outlook: Outlook) -> str:
    """Why the round will likely be missed and what can be done; empty while nothing speaks for it.

    The words do not change while the reason stays the same.
    """
    if outlook.balance is not None and outlook.balance < outlook.fee:
        return _too_poor(outlook.balance, outlook.fee)
    if _network_is_lost(outlook):
        return "The network does not answer, so the proof cannot be submitted. Check the connection of this machine."
    if outlook.has_proof:
        return _because(outlook, VERY_LITTLE, "The proof is made, but the network has not taken it.")
    if not outlook.container_answers and outlook.left <= 1.0:
        return "The task's container does not answer, and the time for the proof runs. Look at its page and its logs."
    missing = "The task has not given a proof." if outlook.is_worked else "The task has not finished its work."
    return _because(outlook, LITTLE, missing)


def _network_is_lost(outlook: Outlook) -> bool:
    silent = outlook.network_silent
    return silent > SILENCE_SECONDS and (outlook.left <= 1.0 or silent > outlook.seconds_left)


def _because(outlook: Outlook, share: float, missing: str) -> str:
    if outlook.left >= share:
        return ""
    trouble = f" {outlook.trouble}" if outlook.trouble else ""
    return f"{missing}{trouble} {HURRY}"


def _too_poor(balance: int, fee: int) -> str:
    return (
        f"The main account holds {koii_text(balance)} KOII, and submitting a proof costs {koii_text(fee)} KOII. "
        "Without more the round is missed: send KOII to it."
    )
