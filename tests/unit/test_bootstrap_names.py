"""The bootstrap package offers what it names, loaded when it is first asked for."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from orca_desktop import bootstrap

WITHOUT_A_NODE = """
import sys
from orca_desktop.cli import window
for heavy in ("docker", "httpx", "aiohttp", "solders", "orca_desktop.engine", "orca_desktop.bootstrap.assembly"):
    assert heavy not in sys.modules, heavy
"""


@pytest.mark.parametrize("name", bootstrap.__all__)
def test_every_name_is_there_and_is_no_module(name: str) -> None:
    assert not isinstance(getattr(bootstrap, name), ModuleType)


def test_a_name_that_is_not_offered_is_not_there() -> None:
    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        bootstrap.nothing_of_this_name  # noqa: B018 - it is looked at only


def test_what_opens_the_window_is_loaded_without_a_node() -> None:
    """In a program of its own: in this one all of it is loaded already."""
    subprocess.run([sys.executable, "-c", WITHOUT_A_NODE], check=True)
