"""Telling Podman from Docker, where the one API does not mean the same on both."""

from __future__ import annotations

from typing import Any


def is_podman(client: Any) -> bool:
    """Whether the engine is Podman behind Docker's API."""
    components = client.api.version().get("Components") or ()
    return any(component.get("Name") == "Podman Engine" for component in components)
