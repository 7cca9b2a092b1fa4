"""Who plays the nodes of the local network, on which of its tasks."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.simulation.conduct import Role

PURSE = 10 * ROE_PER_KOII
TOKEN_PURSE = 10 * ROE_PER_KOII
"""What a simulated node has before it stakes: KOII, and where its task pays in the token also of that."""


@dataclass(frozen=True, slots=True)
class Player:
    name: str
    role: Role
    stake: int


CAST = {
    TokenKind.KOII: (
        Player("Ada", Role.HONEST, ROE_PER_KOII // 10),
        Player("Bela", Role.HONEST, ROE_PER_KOII // 10),
        Player("Cleo", Role.LAZY, ROE_PER_KOII // 10),
        Player("Dora", Role.CHEATING, ROE_PER_KOII),
    ),
    TokenKind.KPL: (
        Player("Emil", Role.HONEST, ROE_PER_KOII // 10),
        Player("Fay", Role.HONEST, ROE_PER_KOII // 10),
        Player("Gus", Role.CHEATING, ROE_PER_KOII),
    ),
}
