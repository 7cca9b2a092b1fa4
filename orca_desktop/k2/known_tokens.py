"""Tokens of the network by their mints, as Koii lists them: only these are shown by a name (k2.md 2)."""

from __future__ import annotations

from typing import Final

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tokens import Token

SYMBOLS: Final = {
    "4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv": "FIRE",
    "Fe7878UvoGHUM7B8C95rX3MigUqtBZmtcPcX5sz3Qhxd": "BIRD",
    "AayQB5XgchRR9zTr5bi95aQ1FFtJ6jEVmbrBQRx5m4gw": "BB",
    "CJLjkLohs3PScpBQ3r1WKHjQsWYPq291MgPjpTWTXNc4": "ASTRO",
    "9VUq3SfNDh1bgwamF8tr9aGvuXvNi6ktjx1Edc2da7ey": "VIP",
    "AoH4CZCusGBivTYAPukc8euJDHDsbbcfyDcL429GFj3C": "SOMA",
    "BY5Vjkd34oK9QeahjPdTPkQFGBawFycSrkDSqE8JXqc5": "SONA",
    "Ht53KGDqK6ToC8NraYYUi7zob47wHDXUzaF222W4kCJo": "REM",
    "FJG2aEPtertCXoedgteCCMmgngSZo1Zd715oNBzR7xpR": "OFIRE",
    "7DPGC5wCPfV6Kgyd6eFaMK2md2bNiCehAyKJU9LK3yNb": "UMARU",
    "4HaXFJtwaq4R9ep74EDn6eZQcncudnBybufPu6cCCvmn": "KST",
    "37xQGewRft4RJp6i9fYwDamFFFeAtB8KKnf7xurGm2so": "USDC",
    "DCyu3h5Y98fo1XBB7rJ6ZS3vToqFPNxnJn5NNSZjNDD7": "USDK",
}


def token(mint: PublicKey, decimals: int) -> Token:
    """A token that nobody listed is called by its mint, so that none can take another's name."""
    return Token(symbol=SYMBOLS.get(mint, f"{mint[:4]}…{mint[-4:]}"), decimals=decimals, mint=mint)
