"""docs/transactions.md says of every instruction what the table says."""

from __future__ import annotations

from pathlib import Path

from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2.layouts import TABLE, Layout

PAGE = Path(__file__).parents[3] / "docs" / "transactions.md"
NAMES = {TokenKind.KOII: "KOII", TokenKind.KPL: "token"}


def test_every_instruction_has_its_row() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]

    assert rows == [row_of(layout) for layout in TABLE]


def row_of(layout: Layout) -> str:
    accounts = ", ".join(
        role.name.replace("_", " ") + (f" *{flags}*" if flags else "")
        for role in layout.accounts
        for flags in [("s" if role.is_signer else "") + ("w" if role.is_writable else "")]
    )
    evidence = f"inferred: {layout.doubt}" if layout.doubt else "certain"
    cells = (
        f"`{layout.value.__name__}`",
        NAMES[layout.kind],
        f"{layout.index}",
        f"{layout.format.size}",
        accounts,
        evidence,
    )
    return f"| {' | '.join(cells)} |"
