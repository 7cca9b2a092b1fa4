"""Orca Desktop: the desktop node for Orca tasks."""

__version__ = "0.1.0"
