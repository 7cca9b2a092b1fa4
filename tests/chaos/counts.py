"""What a course of chaos came to, in figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Counts:
    """`disturbances` by their kind; `wrong` holds one sentence for everything that must not have happened."""

    name: str
    seed: int
    disturbances: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def kills(self) -> int:
        return sum(count for kind, count in self.disturbances.items() if kind.startswith("kill"))

    def lines(self) -> list[str]:
        return [
            f"{self.name} (seed {self.seed}): {self.kills} kills; " + _listed(self.figures),
            "  disturbances: " + _listed(self.disturbances),
            *(f"  missed with a reason: {words}" for words in self.missed),
            *(f"  WRONG: {words}" for words in self.wrong),
        ]


def _listed(counted: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counted.items())
