"""Variables of the user reach the environment just before a launch, and are kept nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.containers import RunPlan
from orca_desktop.domain.errors import PodRefused
from orca_desktop.domain.variables import MAX_ENVIRONMENT, filled, filled_container, template_of
from tests.unit.domain.pod_documents import pod, read


def environment(*entries: tuple[str, str], **variables: str) -> dict[str, str]:
    listed = [{"name": name, "value": value} for name, value in entries]
    return dict(read(pod({"env": listed}), **variables).plan.containers[0].environment)


def plan(*entries: tuple[str, str], **container: object) -> RunPlan:
    return read(pod({"env": [{"name": name, "value": value} for name, value in entries]} | container)).plan


@pytest.mark.parametrize("written", ["${KEY}", "$(KEY)", "${process.env.KEY}", "$(process.env.KEY)"])
def test_every_way_to_write_a_variable(written: str) -> None:
    assert environment(("TOKEN", f"<{written}>"), KEY="s3cret") == {"TOKEN": "<s3cret>"}


def test_a_missing_variable_is_named_once_and_what_needs_it_is_left_out() -> None:
    entries = [
        {"name": "A", "value": "${KEY}${NAME}"},
        {"name": "B", "value": "${KEY}"},
        {"name": "C", "value": "plain"},
    ]

    found = read(pod({"env": entries}), NAME="me")

    assert found.missing_variables == ("KEY",)
    assert found.plan.containers[0].environment == (("C", "plain"),)
    assert found.plan.containers[0].variables == (("A", "${KEY}${NAME}"), ("B", "${KEY}"))


def test_variables_are_filled_in_later() -> None:
    kept = plan(("A", "${KEY}-${KEY}"), ("B", "${OTHER}"), ("C", "c"), args=["--a=$(A)", "--b=$(B)", "--c=$(C)"])

    container = filled(kept, {"KEY": "$(C) ${KEY}"}).containers[0]

    assert dict(container.environment) == {"A": "$(C) ${KEY}-$(C) ${KEY}", "C": "c"}
    assert container.args == ("--a=$(C) ${KEY}-$(C) ${KEY}", "--b=$(B)", "--c=c")
    assert container.variables == ()
    assert "$(C) ${KEY}" not in repr(kept)


def test_filling_in_a_second_time_changes_nothing() -> None:
    needs = plan(("A", "${KEY}"), ("B", "b"), command=["run", "$(A)", "$$(B)"])
    once = filled(needs, {"KEY": "$(B)"})

    assert once.containers[0].command == ("run", "$(B)", "$(B)")
    assert filled(once, {"KEY": "$(B)"}) == once


def test_a_plan_that_needs_no_variables_is_ready_as_it_is() -> None:
    ready = plan(("B", "b"), command=["$(B)", "$$(B)"])

    assert ready.containers[0].command == ("b", "$(B)")
    assert filled(ready, {"B": "other"}) == ready


def test_values_refer_to_those_before_them() -> None:
    values = environment(
        ("HOST", "db"), ("URL", "http://$(HOST):5432"), ("BOTH", "$(HOST) $(URL)"), ("NOT", "$$(HOST)")
    )

    assert values == {"HOST": "db", "URL": "http://db:5432", "BOTH": "db http://db:5432", "NOT": "$(HOST)"}


def test_a_value_that_refers_to_one_with_a_variable_needs_it_too() -> None:
    found = plan(("KEY_LINE", "key=${KEY}"), ("FILE", "[$(KEY_LINE)]"))

    assert found.containers[0].variables == (("KEY_LINE", "key=${KEY}"), ("FILE", "[key=${KEY}]"))


def test_the_last_of_two_values_counts() -> None:
    assert environment(("A", "1"), ("B", "2"), ("A", "3")) == {"B": "2", "A": "3"}


def test_dollars_that_are_no_references_stay() -> None:
    assert environment(("PRICE", "$5 $ $$ ${} ${a b} $(a b) $NAME")) == {"PRICE": "$5 $ $$ ${} ${a b} $(a b) $NAME"}


def test_values_that_double_each_other_are_refused_before_they_grow() -> None:
    doubling = [{"name": "A0", "value": "x" * 100}]
    doubling += [{"name": f"A{n}", "value": f"$(A{n - 1})" * 50} for n in range(1, 30)]

    with pytest.raises(PodRefused, match=f"longer than {MAX_ENVIRONMENT:,}") as refused:
        read(pod({"env": doubling}))

    assert refused.value.field == "spec.containers[0].env[2].value"


@given(st.text(alphabet="$(){}AB .", max_size=30), st.text(max_size=5))
def test_with_all_variables_set_any_value_is_whole(value: str, each: str) -> None:
    found = read(pod({"env": [{"name": "X", "value": value}]}))
    ready = filled_container(found.plan.containers[0], dict.fromkeys(found.missing_variables, each))

    assert [name for name, _ in ready.environment] == ["X"]


@given(st.text(max_size=50))
def test_text_without_dollars_stays_as_it_is(value: str) -> None:
    assert template_of(value.replace("$", ""), {}) == value.replace("$", "")
