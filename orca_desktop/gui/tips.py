"""Tooltips: what Qt would take for markup is shown as it is. Loads nothing: every label needs it."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """A tooltip that shows *text* as it is, even where it looks like markup."""
    return f"<qt>{html.escape(text).replace(chr(10), '<br>')}</qt>" if "<" in text or "&" in text else text
