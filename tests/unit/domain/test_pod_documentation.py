"""docs/pods.md says what becomes of every field."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orca_desktop.domain import pod_rules
from orca_desktop.domain.pod_fields import Rules

TABLE = (Path(__file__).parents[3] / "docs" / "pods.md").read_text("utf-8")
RULES = {name: rules for name, rules in vars(pod_rules).items() if isinstance(rules, Rules)}


@pytest.mark.parametrize("name", RULES)
def test_every_known_field_is_in_the_table(name: str) -> None:
    rules = RULES[name]
    named = set(re.findall(r"`([^`\s]+)`", TABLE))

    assert {*rules.used, *rules.quiet, *rules.ignored, *rules.refused} <= named
