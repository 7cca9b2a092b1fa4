"""Plans that are about no task: sending KOII or a token to an address, and repairing a staking account."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.amounts import Roe, exact_amount
from orca_desktop.domain.keys import NOBODY, PublicKey, key_bytes
from orca_desktop.domain.koii_amounts import exact_koii
from orca_desktop.domain.money import RepairStakingAccount, Transfer
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.domain.wallet_errors import MoneyRefused
from orca_desktop.engine import money_words as words
from orca_desktop.engine.money_tools import MoneyTools
from orca_desktop.engine.plan_costs import Costs
from orca_desktop.engine.plan_draft import Draft
from orca_desktop.k2.programs import SYSTEM_PROGRAM, TOKEN_PROGRAM, program_of
from orca_desktop.ports.chain import AccountSight, RecoverStaking, TransferRoe, TransferToken

SAGAS_LOOKED_AT = 1_000


class SendPlans:
    """Every method raises MoneyRefused, NetworkError or JournalError."""

    def __init__(self, tools: MoneyTools, costs: Costs) -> None:
        self._tools = tools
        self._costs = costs

    # -- sending ----------------------------------------------------------------------------------------------------

    async def transfer(self, request: Transfer, draft: Draft) -> None:
        token = await self._token(request, draft)
        amount = exact_amount(request.amount, token)
        draft.begin(f"Send {amount}", (request.amount, token))
        draft.fact("Amount", amount)
        if token.mint is not None:
            draft.fact("Token", f"{token.symbol} ({token.mint})")
        draft.fact("Goes to", request.to)
        draft.step(f"Send {amount} to {request.to}")
        check_address(request.to)
        there = await self._tools.chain.account(request.to)
        self._look_at_receiver(request, there, draft)
        if token.is_koii:
            await self._send_koii(request, there, draft)
        else:
            await self._send_token(request, token, there, draft)

    async def _token(self, request: Transfer, draft: Draft) -> Token:
        """What is sent. Raises MoneyRefused where the account holds nothing of it."""
        if request.mint is None:
            return KOII
        held = await self._tools.chain.tokens(draft.account.main)
        token = next((one.token for one in held if one.token.mint == request.mint), None)
        if token is None:
            raise MoneyRefused(f"The account “{draft.account.name}” holds nothing of the token {request.mint[:44]}.")
        return token

    async def _send_koii(self, request: Transfer, there: AccountSight, draft: Draft) -> None:
        amount = Roe(request.amount)
        if there.owner is None:
            least = await self._tools.chain.rent(0)
            if amount < least:
                draft.object(
                    f"The network makes no account with less than {exact_koii(least)}: send at least that much."
                )
        cost = await self._costs.of(TransferRoe(to=request.to, amount=amount), draft, draft.account.keys)
        draft.takes(amount, cost.fee)

    async def _send_token(self, request: Transfer, token: Token, there: AccountSight, draft: Draft) -> None:
        await self._costs.spend(request.amount, token, draft)
        if there.owner == TOKEN_PROGRAM:
            draft.object(words.IS_OF_TOKENS)
            return
        act = TransferToken(to=request.to, token=token, amount=request.amount)
        cost = await self._costs.of(act, draft, draft.account.keys)
        if cost.deposit:
            draft.fact("Deposit", f"{exact_koii(cost.deposit)} make the receiver's account for {token.symbol}")
        draft.takes(0, cost.fee)
        draft.deposits(cost.deposit)

    def _look_at_receiver(self, request: Transfer, there: AccountSight, draft: Draft) -> None:
        own = self._tools.signer.accounts()
        if request.to == draft.account.main:
            draft.object(words.TO_ITSELF)
        if any(request.to in (account.staking, account.kpl_staking) for account in own):
            draft.object(words.TO_STAKING if request.mint is None else words.TOKENS_TO_STAKING)
        if not self._has_sent_to(request.to) and all(request.to != account.main for account in own):
            draft.warn(words.NEW_ADDRESS)
        if there.owner is None:
            draft.warn(words.NO_ACCOUNT_THERE)
        elif there.owner != SYSTEM_PROGRAM:
            draft.warn(words.PROGRAM_THERE)

    def _has_sent_to(self, address: PublicKey) -> bool:
        done = (saga.plan.request for saga in self._tools.book.newest(SAGAS_LOOKED_AT) if saga.done)
        return any(isinstance(request, Transfer) and request.to == address for request in done)

    # -- repairing --------------------------------------------------------------------------------------------------

    async def repair(self, request: RepairStakingAccount, draft: Draft) -> None:
        kind, sight = await self._which(request, draft)
        draft.replace_request(RepairStakingAccount(kind=kind))
        draft.begin("Repair the staking account", (0, KOII))
        draft.fact("Staking account", f"{_staking(draft, kind)}{FOR_TOKENS if kind is TokenKind.KPL else ''}")
        draft.fact("Held by it", exact_koii(sight.balance))
        draft.step("Move what it holds to the main account, and make it anew")
        if sight.owner is None:
            draft.object("There is no staking account yet; the first stake makes it.")
        elif sight.owner == program_of(kind):
            draft.object("The staking account is in order.")
        else:
            keys = replace(draft.account.keys, staking=_staking(draft, kind))
            cost = await self._costs.of(RecoverStaking(kind=kind), draft, keys)
            draft.fact("Deposit", f"{exact_koii(cost.deposit)} stay in the staking account")
            back = min(cost.deposit, cost.returned)  # comes and goes in one transaction
            draft.takes(-back, cost.fee)
            draft.deposits(cost.deposit)
            draft.brings(cost.returned - back, KOII)

    async def _which(self, request: RepairStakingAccount, draft: Draft) -> tuple[TokenKind, AccountSight]:
        """The kind of tasks whose staking account is meant, or the first that needs it; and how that stands."""
        kinds = tuple(TokenKind) if request.kind is None else (request.kind,)
        keys = ((kind, _staking(draft, kind)) for kind in kinds)
        seen = [(kind, await self._tools.chain.account(key)) for kind, key in keys if key != NOBODY]
        if not seen:
            raise MoneyRefused(f"The staking key of “{draft.account.name}” is not known here.")
        faulty = (one for one in seen if one[1].owner not in (None, program_of(one[0])))
        return next(faulty, seen[0])


FOR_TOKENS = ", for tasks that pay in a token"


def _staking(draft: Draft, kind: TokenKind) -> PublicKey:
    keys = draft.account.keys
    return keys.staking if kind is TokenKind.KOII else keys.kpl_staking or NOBODY


def check_address(address: str) -> None:
    """Raises MoneyRefused for a text that is no public key."""
    try:
        key_bytes(address)
    except ValueError as error:
        raise MoneyRefused("That is no address: an address is a text of 32 to 44 letters and digits.") from error
