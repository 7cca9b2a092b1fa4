"""Practice: a task works with keys of its own that hold nothing and sign no transaction, and uploads nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orca_desktop.domain.keys import PublicKey
from orca_desktop.engine.routine_signer import check_text
from orca_desktop.engine.tools import PracticeKit, Tools
from orca_desktop.ports.keys import Signer, Wallet


def tools_of_practice(tools: Tools) -> Tools:
    """What a task that practises works with: nobody's money, and nowhere to send anything to.

    Each start of the program gives it fresh keys, which are kept nowhere.
    """
    wallet = practice_wallet(tools.practice)
    return replace(tools, wallet=wallet, acts=tools.acts.by(wallet), proof_store=tools.practice.proof_store)


def practice_wallet(kit: PracticeKit) -> Wallet:
    """One staking key for tasks of any token: on no chain is anything known of it."""
    main, staking = TextSigner(kit.fresh_signer()), TextSigner(kit.fresh_signer())
    return Wallet(main=main, staking=staking, kpl_staking=staking)


@dataclass(frozen=True, slots=True)
class TextSigner:
    """Signs the JSON texts that proofs and stages need, and nothing that a network would take for a transaction."""

    _signer: Signer

    @property
    def public_key(self) -> PublicKey:
        return self._signer.public_key

    def sign(self, message: bytes) -> bytes:
        """Raises NotRoutine for anything but a JSON object."""
        check_text(message)
        return self._signer.sign(message)


class FreeEntrance:
    """What comes before the first round of practice: nothing, for nothing is staked."""

    @property
    def has_given_up(self) -> bool:
        return False

    def try_again(self) -> None:
        """There is nothing to take back."""

    async def ensure(self) -> bool:
        return True
