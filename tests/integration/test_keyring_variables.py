"""The values of tasks' variables in a real Secret Service."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from orca_desktop.adapters.keys.keyring_variables import KeyringVariables
from orca_desktop.domain.errors import KeyringLocked, KeyringUnavailable
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskId
from tests.services.secret_service import SecretService

TASK, OTHER = TaskId("TASK"), TaskId("OTHER")
VALUES = {"TOKEN": Secret("ghp-“very”\nsecret"), "EMPTY": Secret(""), "LONG": Secret("x" * 4_096)}

pytestmark = pytest.mark.usefixtures("session_bus")


@pytest.fixture
def variables() -> Iterator[KeyringVariables]:
    opened = KeyringVariables(service="orca-desktop tests")
    yield opened
    opened.close()


async def test_values_are_kept_by_task_and_name_until_they_are_removed(variables: KeyringVariables) -> None:
    for name, value in VALUES.items():
        await variables.keep(TASK, name, value)

    assert await variables.values(TASK, (*VALUES, "NEVER")) == VALUES
    assert await variables.values(OTHER, VALUES) == {}
    for name in (*VALUES, "NEVER"):
        await variables.forget(TASK, name)
    assert await variables.values(TASK, VALUES) == {}


async def test_a_locked_keyring_keeps_nothing(variables: KeyringVariables, secret_service: SecretService) -> None:
    with secret_service.locked(), pytest.raises((KeyringLocked, KeyringUnavailable)) as refused:
        await variables.keep(TASK, "TOKEN", VALUES["TOKEN"])

    assert "ghp" not in str(refused.value)
    assert await variables.values(TASK, ("TOKEN",)) == {}
