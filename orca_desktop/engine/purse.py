"""What the main accounts held when they were last looked at: shared by all tasks, so that each is asked for once."""

from __future__ import annotations

from dataclasses import dataclass, field

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.keys import PublicKey


@dataclass(slots=True)
class Purse:
    """`balances` by main key; of an account that was not read yet there is none."""

    balances: dict[PublicKey, Roe] = field(default_factory=dict)
