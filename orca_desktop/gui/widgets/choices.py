"""What all boxes with a list of choices have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox


def name_choice(box: QComboBox, name: str) -> None:
    """Tell screen readers what is chosen here.

    On Linux Qt tells the value in the place of the name, so the name is the description, too.
    """
    box.setAccessibleName(name)
    box.setAccessibleDescription(name)
