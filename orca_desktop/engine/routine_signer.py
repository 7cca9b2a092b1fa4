"""Signs what rounds need, without asking, and nothing else: it reads each message, so that a bug cannot move money.

What is let through: proofs, votes, lists and payouts of one task, the stake that the user agreed to (`routine_calls`),
and JSON texts that are sealed as proofs or asked for by the task's stages. A JSON text begins with a brace, which as
the first byte of a transaction would ask for 123 signatures: no network takes one.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from orca_desktop.domain.keys import SIGNATURE_BYTES, PublicKey
from orca_desktop.domain.wallet_errors import NotRoutine
from orca_desktop.engine.routine_calls import Leave, check_calls
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.transactions import ProgramCall, parse, required_signers

BRACE = b"{"


def check(message: bytes, leave: Leave, *, key: PublicKey) -> None:
    """Raises NotRoutine unless *key* may sign *message* without the user."""
    if message.startswith(BRACE):
        if key == leave.keys.main and not leave.main_texts:
            raise NotRoutine("The main key was to sign a text of the task.")
        check_text(message)
        return
    check_calls(_calls_of(message, leave), leave)


def check_text(message: bytes) -> None:
    """Raises NotRoutine for anything but a JSON object as text, which no network takes for a transaction."""
    try:
        if not message.startswith(BRACE):
            raise NotRoutine("What was to be signed is no JSON object.")
        text = message.decode("utf-8", errors="surrogatepass")
        msgspec.json.decode(text.encode("utf-8", errors="replace"), type=dict[str, msgspec.Raw])
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError):
        raise NotRoutine("What was to be signed is neither a transaction nor a JSON object.") from None


def _calls_of(message: bytes, leave: Leave) -> tuple[ProgramCall, ...]:
    """What a transaction message asks the network for, where nobody but our keys must sign it."""
    ours = {leave.keys.main, leave.keys.staking}
    try:
        signers = required_signers(message)
        if not signers or signers[0] != leave.keys.main or not ours.issuperset(signers):
            raise NotRoutine("Others than this account would have to sign.")
        calls = parse(bytes([len(signers)]) + bytes(SIGNATURE_BYTES * len(signers)) + message).calls
    except Malformed:
        raise NotRoutine("What was to be signed cannot be read.") from None
    if not calls:
        raise NotRoutine("It asks the network for nothing.")
    return calls


class RoutineSigner:
    """One key of a task's account. `leave` and `sign_with` are asked at each signature, as both may change."""

    def __init__(
        self,
        key: Callable[[], PublicKey],
        sign_with: Callable[[], Callable[[bytes], bytes]],
        leave: Callable[[], Leave],
    ) -> None:
        self._key = key
        self._sign_with = sign_with
        self._leave = leave

    def __repr__(self) -> str:
        return f"RoutineSigner({self.public_key})"

    @property
    def public_key(self) -> PublicKey:
        return self._key()

    def sign(self, message: bytes) -> bytes:
        """Raises NotRoutine, or WalletLocked where the wallet is not open."""
        check(message, self._leave(), key=self.public_key)
        return self._sign_with()(message)
