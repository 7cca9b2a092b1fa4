"""A text on the clipboard, held by another program: as it is after copying in a browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.processes import running, wait_until
from tests.services.screen import Screen

_OWNER = """\
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
app.clipboard().setText(sys.argv[1])
QTimer.singleShot(0, lambda: print("owned", app.clipboard().ownsClipboard(), flush=True))
app.exec()
"""


@contextmanager
def clipboard(screen: Screen, text: str, folder: Path) -> Iterator[None]:
    """Whoever pastes on `screen` inside the with block gets `text`."""
    log = folder / "clipboard.log"
    with running([sys.executable, "-c", _OWNER, text], log=log, environment=screen.environment) as owner:
        wait_until(lambda: "owned True" in log.read_text(), "text on the clipboard", program=owner)
        yield
