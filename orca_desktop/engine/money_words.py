"""What plans and sagas say: amounts to the last ROE, times in words."""

from __future__ import annotations

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.koii_amounts import exact_koii

LOW_BALANCE = Roe(200_000_000)
CRITICAL_BALANCE = Roe(100_000_000)
"""Below these Koii's own node warns too (k2.md 7.3)."""

AWAY = "The network does not answer. It goes on by itself; nothing is sent twice."
STOPPING = "The task is being stopped: its rounds under way come to their end first, unless it stops at once."
STARTED_AGAIN = "The task was started again, so its stake stays where it is. Ask again when it is to be stopped."
BUG = "A fault in this program. Look at the balances before you ask again, and report what the log says."
OTHER_KEYS = "The account of this plan has other keys now. Nothing more is sent."
CANCELLED = "You gave it up. Nothing was sent."
FORGOTTEN = (
    "Nobody can tell any more whether this was carried out: the server no longer keeps what happened then, so it is "
    "not made anew. Look its transaction up in an explorer, name a server that keeps more, or give it up."
)
GIVEN_UP = (
    "You gave it up while nobody could tell whether its transaction was carried out. Nothing more is sent; look at the "
    "balances, or the transaction up in an explorer. It counts in the limit for a day."
)
SENT_ALREADY = "It is being sent already, and cannot be called back."

NEW_ADDRESS = "This node has never sent anything to this address. Compare it sign by sign: what is sent is gone."
NO_ACCOUNT_THERE = "The network knows no account at this address yet."
PROGRAM_THERE = "What is at this address belongs to a program and is no wallet: what is sent there may be lost."
ALL_OF_IT = "This is all of the balance. Nothing is left for fees."
TO_ITSELF = "This is the address of the account itself."
TO_STAKING = "This is a staking key of your own: KOII that is sent there makes it unusable for staking."
TOKENS_TO_STAKING = "This is a staking key of your own: tokens that are sent there cannot be sent on from here."
IS_OF_TOKENS = "This is the address of an account for tokens. Send to the address of whom it belongs to."
STAKING_ACCOUNTS = "the accounts of the staking key, which are made now"
NOT_TAKEN = "It cannot be made: {reason}."
FAULTY = (
    "The staking account holds KOII, but does not belong to the task program, so that nothing can be staked with it. "
    "Repair it first: in the window under Wallet, or with `orca-desktop money repair`."
)
STOPS_FIRST = "The task runs: no new round is begun, and it stops when the rounds under way are finished."
STOPS_AT_ONCE = "The task runs: it is stopped at once, and what its rounds under way would earn is lost."
ELSEWHERE = "{amount} more lie in other accounts of the same key; move them to its main account for the token first."
WATCHED = "The keys of “{name}” are not on this computer: import them to sign this."

_TIMES = ((86_400.0, "about {count} days"), (3_600.0, "about {count} hours"), (60.0, "about {count} minutes"))


def low_balance(left: int, running: int) -> str:
    """Empty where enough is left for fees."""
    if left >= LOW_BALANCE:
        return ""
    tasks = f"{running} task{'s' if running != 1 else ''} that run{'s' if running == 1 else ''}"
    if left >= CRITICAL_BALANCE:
        return f"Only {exact_koii(left)} are left for fees." + (
            f" There are fees to pay for {tasks}." if running else ""
        )
    if running:
        return f"Only {exact_koii(left)} are left: too little for long for the fees of {tasks}. Rounds would be missed."
    return f"Only {exact_koii(left)} are left: too little for the fees of tasks."


def about(seconds: float) -> str:
    """A time as people say it, in its largest unit."""
    for length, words in _TIMES:
        if seconds >= 1.5 * length:
            return words.format(count=round(seconds / length))
    return "about a minute" if seconds >= 45 else "less than a minute"


def from_slot(slot: int, seconds: float) -> str:
    """When something can be done, as the network counts and as people do."""
    return f"from slot {slot:,}, in {about(seconds)}"
