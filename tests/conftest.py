"""What every test gets: the checks for leaks, the real services, and Qt without a screen."""

from __future__ import annotations

import os

pytest_plugins = ("tests.leaks", "tests.services.fixtures")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
