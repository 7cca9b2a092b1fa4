"""A plan while it is worked out."""

from __future__ import annotations

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.amounts import NO_ROE, Roe, Units, exact_amount
from orca_desktop.domain.keys import NOBODY, WalletKeys
from orca_desktop.domain.koii_amounts import exact_koii
from orca_desktop.domain.money import MoneyPlan, MoneyRequest
from orca_desktop.domain.tokens import KOII, Token, TokenAmount, keys_in
from orca_desktop.domain.wallet_errors import MoneyRefused


class Draft:
    """Collects what is to be said. Of KOII `taken` leaves the main account beside the fee, and `brought` comes in.

    Of other tokens `held` is what lies in the main account, None where no account holds it, and `moved` what comes in,
    negative: what leaves it.
    """

    def __init__(self, request: MoneyRequest, account: Account, balance: Roe, slot: int) -> None:
        self.account = account
        self.balance = balance
        self.slot = slot
        self.amounts: dict[Token, int] = {}
        self.taken = 0
        self.brought = 0
        self.fee = NO_ROE
        self.deposit = NO_ROE
        self.held: dict[Token, int | None] = {}
        self.moved: dict[Token, int] = {}
        self.not_before: int | None = None
        self._request = request
        self._title = ""
        self._facts: list[tuple[str, str]] = []
        self._steps: list[str] = []
        self._makes: list[Token] = []
        self._warnings: list[str] = []
        self._problem = ""

    def keys(self, token: Token = KOII) -> WalletKeys:
        """The account's keys in tasks that pay in *token*. Raises MoneyRefused where only its main key is known."""
        keys = keys_in(token, self.account.keys)
        if keys.staking == NOBODY:
            what = "staking key" if token.is_koii else "staking key for tasks that pay in a token"
            raise MoneyRefused(f"The {what} of “{self.account.name}” is not known here.")
        return keys

    @property
    def left(self) -> int:
        return self.balance - self.taken - self.fee + self.brought

    @property
    def amount(self) -> Units:
        """Of the first token that is moved."""
        return Units(next(iter(self.amounts.values()), 0))

    @property
    def token(self) -> Token:
        return next(iter(self.amounts), KOII)

    @property
    def spends(self) -> bool:
        """Whether something leaves the main account beside the fee."""
        return self.taken > self.brought or any(amount < 0 for amount in self.moved.values())

    def begin(self, title: str, *amounts: tuple[int, Token]) -> None:
        self._title = title
        for amount, token in amounts:
            self.amounts[token] = self.amounts.get(token, 0) + amount

    def replace_request(self, request: MoneyRequest) -> None:
        """What was asked for, said more exactly."""
        self._request = request

    def fact(self, what: str, value: str) -> None:
        self._facts.append((what, value))

    def step(self, text: str) -> None:
        self._steps.append(text)

    @property
    def makes(self) -> tuple[Token, ...]:
        """Tokens for which an account is made first."""
        return tuple(self._makes)

    def make(self, token: Token) -> None:
        """An account that holds the token is made first, in a step of its own."""
        self._makes.append(token)

    def warn(self, text: str) -> None:
        """An empty text is none."""
        if text:
            self._warnings.append(text)

    def object(self, text: str) -> None:
        """Say why it cannot be carried out; the first word stands. An empty text is none."""
        self._problem = self._problem or text

    def takes(self, amount: int, fee: int) -> None:
        """So much KOII leaves the main account; what several steps take is added up."""
        self.taken += amount
        self.fee = Roe(self.fee + fee)

    def deposits(self, amount: int) -> None:
        """So much KOII leaves the main account, and stays in accounts that are made."""
        self.taken += amount
        self.deposit = Roe(self.deposit + amount)

    def brings(self, amount: int, token: Token) -> None:
        """So much comes into the main account in the end; negative: leaves it."""
        if token.is_koii:
            self.brought += amount
        else:
            self.moved[token] = self.moved.get(token, 0) + amount

    def finished(self, name: str) -> MoneyPlan:
        left = Roe(max(0, self.left))
        self.fact("Fee", exact_koii(self.fee))
        self.fact("From", f"{self.account.name} ({self.account.main})")
        self.fact("Main account afterwards", exact_koii(left))
        after = [(token, max(0, (self.held.get(token) or 0) + moved)) for token, moved in self.moved.items()]
        for token, amount in after:
            self.fact(f"{token.symbol} afterwards", exact_amount(amount, token))
        return MoneyPlan(
            id=name,
            request=self._request,
            title=self._title,
            facts=tuple(self._facts),
            steps=tuple(self._steps),
            amount=self.amount,
            fee=self.fee,
            main_balance_after=left,
            warnings=tuple(self._warnings),
            not_before=self.not_before,
            problem=self._problem,
            account=self.account.name,
            main=self.account.main,
            token=self.token,
            amounts=tuple(TokenAmount(token=token, amount=amount) for token, amount in self.amounts.items()),
            tokens_after=tuple(TokenAmount(token=token, amount=amount) for token, amount in after),
            makes=self.makes,
            deposit=self.deposit,
        )
