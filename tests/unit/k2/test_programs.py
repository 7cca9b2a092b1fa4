"""Addresses and costs against the reference's figures (k2.md 1.4, 2, 7.3)."""

from __future__ import annotations

import base58
import pytest

from orca_desktop.domain.keys import key_bytes
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import programs


def test_the_task_programs_bytes() -> None:
    assert key_bytes(programs.KOII_TASK_PROGRAM).hex() == (
        "04d147c1b483c00b49e43672fdfeb0855edd3098a93f6b02a6f5d09047dc11f7"
    )


@pytest.mark.parametrize(
    "key",
    [
        programs.SYSTEM_PROGRAM,
        programs.KPL_TASK_PROGRAM,
        programs.TOKEN_PROGRAM,
        programs.ASSOCIATED_TOKEN_PROGRAM,
        programs.CLOCK_SYSVAR,
        programs.RENT_SYSVAR,
    ],
)
def test_every_address_has_32_bytes(key: str) -> None:
    assert len(key_bytes(key)) == 32


def test_the_filters_that_list_tasks() -> None:
    assert base58.b58decode("2A7XGNY2nv87Z6mpUWwBSnfj") == programs.NATIVE_TASK_PREFIX
    assert base58.b58decode("aRN1MbEZhbr2W97MTP3RhQjjqHgoZN") == programs.ALLOWLISTED_TASK_PREFIX


def test_rent_and_the_deposit_of_a_staking_account() -> None:
    assert programs.rent_exempt_minimum(15_000) == 105_290_880
    assert programs.staking_account_deposit() == 7_850_880 + 10_000


def test_the_owner_decides_what_kind_of_task_it_is() -> None:
    assert programs.kind_of_owner(programs.KOII_TASK_PROGRAM) is TokenKind.KOII
    assert programs.kind_of_owner(programs.KPL_TASK_PROGRAM) is TokenKind.KPL
    assert programs.kind_of_owner(programs.SYSTEM_PROGRAM) is None
