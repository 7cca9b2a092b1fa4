"""The demo's window for the tests of this folder."""

from __future__ import annotations

from tests.e2e.demo_window import open_demo

__all__ = ["open_demo"]
