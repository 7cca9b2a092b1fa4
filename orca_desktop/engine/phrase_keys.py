"""Words stand for two main keys, one of Koii's desktop node and one of its command line: which is used (k2.md 7.2)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from orca_desktop.domain.amounts import Roe, koii_text
from orca_desktop.domain.errors import NetworkError
from orca_desktop.domain.keys import PublicKey
from orca_desktop.ports.keys import KeySources, WalletSecrets

NETWORK_AWAY = (
    "These words stand for two main keys, and the network could not be asked which one has been used: the one of "
    "Koii's desktop node was taken. If it holds nothing, remove the account and import the words again."
)
CLI_KEY = "The main key is the one that Koii's command line makes of these words: it holds {held}, the other nothing."
BOTH_HOLD = "These words stand for two main keys that both hold KOII. This is the one of Koii's desktop node."


async def used_one(
    desktop: WalletSecrets,
    cli: WalletSecrets,
    sources: KeySources,
    balance: Callable[[PublicKey], Awaitable[Roe]],
) -> tuple[WalletSecrets, str]:
    """The one that holds something, and what is to be said about the choice; empty: nothing."""
    try:
        holds = await balance(sources.keys(desktop).main)
        holds_cli = await balance(sources.keys(cli).main)
    except NetworkError:
        return desktop, NETWORK_AWAY
    if holds_cli and not holds:
        return cli, CLI_KEY.format(held=f"{koii_text(holds_cli)} KOII")
    return desktop, BOTH_HOLD if holds and holds_cli else ""
