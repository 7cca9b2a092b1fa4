"""A fresh stage for every test; modules that are about both kinds of tasks ask for both."""

from __future__ import annotations

import pytest

from orca_desktop.domain.tasks import TokenKind
from tests.unit.simulation.stage import Stage


@pytest.fixture
def kind() -> TokenKind:
    return TokenKind.KOII


@pytest.fixture
def stage(kind: TokenKind) -> Stage:
    return Stage(kind)
