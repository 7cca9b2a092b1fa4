"""The courses' figures, printed at the end of the run whether it passed or not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.chaos.counts import Counts
from tests.services.secret_service import SecretService

COUNTED = pytest.StashKey[list[Counts]]()


@pytest.fixture
def counts(request: pytest.FixtureRequest) -> Counts:
    """The figures of the test's course."""
    made = Counts(name=request.node.name.removeprefix("test_").replace("_", " "), seed=0)
    request.config.stash.setdefault(COUNTED, []).append(made)
    return made


@pytest.fixture
def keyring(secret_service: SecretService) -> Mapping[str, str]:
    """The environment in which a program keeps its wallet."""
    return secret_service.environment


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    counted = config.stash.get(COUNTED, [])
    if counted:
        terminalreporter.section("chaos")
    for counts in counted:
        for line in counts.lines():
            terminalreporter.write_line(line)
