"""What a simulated node works with: the ledger, the store, the computation, its wallet and the task."""

from __future__ import annotations

from dataclasses import dataclass

from solders.instruction import Instruction

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskAccount, TaskId, TokenKind
from orca_desktop.k2.known_tokens import token
from orca_desktop.k2.kpl_account import kpl_account
from orca_desktop.k2.kpl_state import decode_kpl_state
from orca_desktop.k2.task_account import decode_native
from orca_desktop.simulation.census import Census
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.genesis import TOKEN_DECIMALS
from orca_desktop.simulation.ledger import Ledger, Receipt
from orca_desktop.simulation.wallets import SimulatedWallet


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """*mint* is what the task pays in; None: KOII."""

    ledger: Ledger
    content: ContentStore
    census: Census
    wallet: SimulatedWallet
    task_id: TaskId
    mint: PublicKey | None = None

    @property
    def kind(self) -> TokenKind:
        return TokenKind.KOII if self.mint is None else TokenKind.KPL

    def task(self) -> TaskAccount:
        """The task's account as it stands."""
        account = self.ledger.account(self.task_id)
        if account is None:
            raise LookupError(f"the ledger has no account {self.task_id}")
        if self.mint is None:
            return decode_native(self.task_id, account.data)
        return kpl_account(self.task_id, decode_kpl_state(account.data), token(self.mint, TOKEN_DECIMALS))

    def send(self, *instructions: Instruction) -> Receipt:
        """Sign a transaction and hand it to the ledger."""
        return self.ledger.execute(self.wallet.transaction(instructions, blockhash=self.ledger.blockhash))
