"""How simulated nodes behave: what each role does differently, settled by the seed."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from random import Random

_LAZY_MISSES = 0.2


class Role(enum.Enum):
    HONEST = "honest"
    LAZY = "lazy"
    CHEATING = "cheating"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """The choices of one node. The same seed and name give the same choices, whatever else happens.

    Roles differ in their proofs only: in audits and lists all nodes are honest, so that rounds are paid.
    """

    role: Role
    seed: int
    name: str

    def dice(self, purpose: str, round_number: int) -> Random:
        """A generator for one purpose in one round."""
        return Random(f"{self.seed} {self.name} {purpose} {round_number}")  # noqa: S311 -- no secret depends on it

    def submits(self, round_number: int) -> bool:
        """Lazy nodes miss every third round and sometimes another one."""
        if self.role is not Role.LAZY:
            return True
        return round_number % 3 != 1 and self.dice("miss", round_number).random() >= _LAZY_MISSES

    def cheats(self, round_number: int) -> bool:
        """Cheating nodes do so in their first round and at least in every second one."""
        if self.role is not Role.CHEATING:
            return False
        return round_number % 2 == 0 or self.dice("cheat", round_number).random() < 0.5

    def proof(self, right: dict[str, object], round_number: int) -> dict[str, object]:
        """What the node submits when the right proof is *right*: a cheating one changes a figure."""
        if not self.cheats(round_number):
            return right
        numbers = [name for name, value in right.items() if type(value) is int and name != "round"]
        dice = self.dice("lie", round_number)
        lie = dice.choice(numbers)
        return right | {lie: int(str(right[lie])) + dice.randint(1, 99)}
