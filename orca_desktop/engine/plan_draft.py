"""A plan while it is worked out."""

from __future__ import annotations

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.amounts import NO_ROE, Roe
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.koii_amounts import exact_koii
from orca_desktop.domain.money import MoneyPlan, MoneyRequest
from orca_desktop.domain.wallet_errors import MoneyRefused


class Draft:
    """Collects what is to be said. `taken` leaves the main account beside the fee; a negative amount comes in."""

    def __init__(self, request: MoneyRequest, account: Account, balance: Roe, slot: int) -> None:
        self.account = account
        self.balance = balance
        self.slot = slot
        self.amount = NO_ROE
        self.taken = 0
        self.fee = NO_ROE
        self.not_before: int | None = None
        self._request = request
        self._title = ""
        self._facts: list[tuple[str, str]] = []
        self._steps: list[str] = []
        self._warnings: list[str] = []
        self._problem = ""

    @property
    def staking(self) -> PublicKey:
        """Raises MoneyRefused where only the main key is known."""
        if self.account.staking is None:
            raise MoneyRefused(f"The staking key of “{self.account.name}” is not known here.")
        return self.account.staking

    @property
    def left(self) -> int:
        return self.balance - self.taken - self.fee

    def begin(self, title: str, amount: Roe) -> None:
        self._title, self.amount = title, amount

    def fact(self, what: str, value: str) -> None:
        self._facts.append((what, value))

    def step(self, text: str) -> None:
        self._steps.append(text)

    def warn(self, text: str) -> None:
        """An empty text is none."""
        if text:
            self._warnings.append(text)

    def object(self, text: str) -> None:
        """Say why it cannot be carried out; the first word stands. An empty text is none."""
        self._problem = self._problem or text

    def takes(self, amount: int, fee: int) -> None:
        self.taken, self.fee = amount, Roe(fee)

    def finished(self, name: str) -> MoneyPlan:
        left = Roe(max(0, self.left))
        self.fact("Fee", exact_koii(self.fee))
        self.fact("From", f"{self.account.name} ({self.account.main})")
        self.fact("Main account afterwards", exact_koii(left))
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
        )
