"""What steps of a plan cost, as the network tells it, and what lies in the main account of the tokens that it moves."""

from __future__ import annotations

from orca_desktop.domain.amounts import NO_ROE, exact_amount
from orca_desktop.domain.errors import TransactionRejected
from orca_desktop.domain.keys import WalletKeys
from orca_desktop.domain.koii_amounts import exact_koii
from orca_desktop.domain.tokens import Token
from orca_desktop.engine import money_words as words
from orca_desktop.engine.plan_draft import Draft
from orca_desktop.ports.chain import Act, Chain, Cost, MakeTokenAccount, RecoverStaking, Stake


class Costs:
    """Asks the network, and signs nothing. Every method raises NetworkError."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain

    async def of(self, act: Act, draft: Draft, keys: WalletKeys) -> Cost:
        """Of an act that these keys would sign; one that cannot be made is objected to."""
        try:
            return await self._chain.cost(act, keys)
        except TransactionRejected as error:
            is_staking = isinstance(act, Stake | RecoverStaking)
            draft.object(words.FAULTY if is_staking else words.NOT_TAKEN.format(reason=error.reason))
            return Cost(fee=NO_ROE)

    async def look_at(self, token: Token, draft: Draft) -> None:
        """How much of a token that is not KOII lies in the main account."""
        if token not in draft.held and not token.is_koii:
            draft.held[token] = await self._chain.token_balance(draft.account.main, token)

    async def spend(self, amount: int, token: Token, draft: Draft) -> None:
        """A token that is not KOII leaves the main account."""
        await self.look_at(token, draft)
        held = draft.held[token] or 0
        draft.brings(-amount, token)
        if held < amount:
            there = f"the main account holds {exact_amount(held, token)}"
            draft.object(f"It takes {exact_amount(amount, token)}, and {there}.{await self._elsewhere(token, draft)}")

    async def _elsewhere(self, token: Token, draft: Draft) -> str:
        """A sentence about what the main key holds of a token and cannot spend here; empty where there is none."""
        there = await self._chain.tokens(draft.account.main)
        more = sum(one.elsewhere for one in there if one.token.mint == token.mint)
        return f" {words.ELSEWHERE.format(amount=exact_amount(more, token))}" if more else ""

    async def receive(self, amount: int, token: Token, draft: Draft) -> None:
        """Something comes into the main account; where none holds the token yet, an account is made first."""
        await self.look_at(token, draft)
        if not token.is_koii and draft.held[token] is None and token not in draft.moved:
            cost = await self.of(MakeTokenAccount(token=token), draft, draft.account.keys)
            draft.make(token)
            draft.fact(f"Account for {token.symbol}", f"{exact_koii(cost.deposit)} stay in it; it is made first")
            draft.takes(0, cost.fee)
            draft.deposits(cost.deposit)
        draft.brings(amount, token)
