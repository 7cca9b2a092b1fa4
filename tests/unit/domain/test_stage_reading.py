"""Descriptions of stages: what is right is read, what is not is refused where it stands."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orca_desktop.assets import resource
from orca_desktop.domain.stages.choice import TEMPLATE, StagesListing, proposed
from orca_desktop.domain.stages.errors import StagesInvalid
from orca_desktop.domain.stages.reading import MAX_FILE_BYTES, read_profile
from orca_desktop.domain.stages.templates import variables_of

FAMILIES = sorted(path.stem for path in resource("stages").glob("*.toml"))

RIGHT = """\
title = "Mine"

[work]
skip = "There is none."

[[submission.before]]
name = "first"
method = "POST"
path = "/first"

[[submission.calls]]
method = "GET"
path = "/proof/{round}"
query = { key = "{staking_key}", n = 1 }
answer = { at = "/proof", nothing = ["none"], later_status = [404] }

[submission.payload]
pubKey = "{main_key}"

[[audit.calls]]
method = "POST"
path = "/audit"
body = { proof = "{submission}", by = "{signature.mine}" }
when = { from_round = 2 }

[[audit.calls.signatures]]
name = "mine"
payload = { url = "{submission/url}", round = "{round}" }
"""


def refusal(text: str) -> StagesInvalid:
    with pytest.raises(StagesInvalid) as caught:
        read_profile(text, "mine.toml")
    return caught.value


def family(name: str) -> str:
    return resource("stages", f"{name}.toml").read_text("utf-8")


def test_the_example_is_right() -> None:
    profile = read_profile(RIGHT, "mine.toml")

    assert profile.title == "Mine"
    assert not profile.asks_main_key
    assert [step.name for step in profile.submission.before] == ["first"]


@pytest.mark.parametrize(
    ("before", "after", "field", "words"),
    [
        ('title = "Mine"', "", "title", "it is missing. Add it"),
        ('title = "Mine"', "title = 3", "title", "it is a whole number. Write a text."),
        ('title = "Mine"', 'title = ""', "title", "It has at least 1 characters."),
        ('title = "Mine"', 'title = "Mine"\ntimeout = 3', "timeout", "no such field. It may have: title,"),
        ('title = "Mine"', 'title = "Mine"\nday = 1979-05-27', "day", "JSON has no such value"),
        ('title = "Mine"', 'title = "Mine"\nx = nan', "x", "JSON has no such value"),
        ('title = "Mine"', 'title = "Mine', "the whole file", "it is not TOML"),
        ('"GET"', '"DELETE"', "submission.calls[0].method", "'DELETE' is not among its values. Write “GET” or “POST”"),
        ('path = "/proof', 'pth = "/proof', "submission.calls[0].pth", "Did you mean “path”?"),
        ("/proof/{round}", "proof/{round}", "submission.calls[0].path", "Write it like “/task/{round}”"),
        ("/proof/{round}", "//elsewhere", "submission.calls[0].path", "no path on the task's server"),
        ("/proof/{round}", "/../x", "submission.calls[0].path", "no path on the task's server"),
        ("/proof/{round}", "http://elsewhere/", "submission.calls[0].path", "no path on the task's server"),
        ("/proof/{round}", "/proof?x=1", "submission.calls[0].path", "no path on the task's server"),
        ("/proof/{round}", "/proof/{rund}", "submission.calls[0].path", "no placeholder {rund}. There are: {round},"),
        ("/proof/{round}", "/proof/{submission}", "submission.calls[0].path", "{submission} has no value here"),
        ("/proof/{round}", "/{answer.other}", "submission.calls[0].path", "Steps before this one: first"),
        ('path = "/first"', 'path = "/{answer.first}"', "submission.before[0].path", "There is no step before"),
        ('name = "first"', 'name = "1st"', "submission.before[0].name", "begins with a letter"),
        ("{staking_key}", "{variable.GITHUB_TOKEN}", "submission.calls[0].query.key", "looks like a secret"),
        ('at = "/proof"', 'at = "proof"', "submission.calls[0].answer.at", "no JSON pointer"),
        ("[404]", "[99]", "submission.calls[0].answer.later_status[0]", "It has at least 200."),
        ("pubKey = ", "taskId = ", "submission.payload.taskId", "every proof says this by itself"),
        ('pubKey = "{main_key}"', 'pubKey = "{signature.mine}"', "submission.payload.pubKey", "has no value here"),
        ('by = "{signature.mine}"', "by = 1", "audit.calls[0].signatures[0].name", "nothing is done with it"),
        ("{signature.mine}", "{signature.other}", "audit.calls[0].body.by", "names no signature of this call"),
        ("from_round = 2", "from_round = -1", "audit.calls[0].when.from_round", "It has at least 0."),
        ("from_round = 2", 'submission = "/a"', "audit.calls[0].when", "Give it “equals” or “differs”"),
        ("from_round = 2", "equals = 1", "audit.calls[0].when", "Name a member of the proof"),
        ('path = "/audit"', 'path = "/audit"\ntries = 9', "audit.calls[0].tries", "It has at most 5."),
        ('path = "/audit"', 'path = "/audit"\ntimeout = "1 s"', "audit.calls[0].timeout", "Write a number."),
        ('path = "/audit"', 'path = "/audit"\nanswer = {later_status = [404]}', "later_status", "only a proof"),
        ('path = "/audit"', 'path = "/audit"\nanswer = {invalid = [true]}', "answer.invalid", "both right and wrong"),
        ('skip = "There is none."', "", "work", "nothing is called"),
        ('method = "GET"', 'method = "GET"\nbody = {}', "submission.calls[0].body", "a GET has no body"),
    ],
)
def test_what_is_wrong_is_named_with_what_would_be_right(before: str, after: str, field: str, words: str) -> None:
    assert before in RIGHT

    error = refusal(RIGHT.replace(before, after, 1))

    assert error.message.startswith("mine.toml, ")
    assert field in error.message
    assert words in error.message


def test_a_value_for_the_chain_needs_an_answer_that_means_nothing_is_there() -> None:
    text = RIGHT.replace('title = "Mine"', 'title = "Mine"\nsubmission.on_chain = "none"')

    assert read_profile(text, "mine.toml").submission.on_chain == "none"
    error = refusal(text.replace('nothing = ["none"], ', ""))
    assert error.field == "submission.on_chain"
    assert "nothing_status" in error.message


def test_a_value_for_the_chain_fits_there() -> None:
    too_long = f'title = "Mine"\nsubmission.on_chain = "{"é" * 257}"'

    assert "at most 512 bytes" in refusal(RIGHT.replace('title = "Mine"', too_long)).message


@pytest.mark.parametrize("levels", [25, 2_000])
def test_a_description_without_end_is_refused(levels: int) -> None:
    assert "mine.toml" in refusal(f"{RIGHT}\n[audit.calls.body]\nx = {'[' * levels}{']' * levels}").message
    assert "mine.toml" in refusal(f"x = {'[' * levels}{']' * levels}\n{RIGHT}").message


def test_a_description_that_is_too_large_is_refused() -> None:
    assert "too large" in refusal(RIGHT + "#" * MAX_FILE_BYTES).message


@given(st.text(max_size=300))
def test_any_text_is_a_profile_or_refused(text: str) -> None:
    with suppress(StagesInvalid):
        read_profile(text, "any.toml")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FAMILIES), st.data())
def test_a_description_with_something_else_in_it_is_a_profile_or_refused(name: str, data: st.DataObject) -> None:
    text = family(name)
    start = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(0, 40))
    instead = data.draw(st.text(alphabet='"[]{}=.,\n 1eanT{round}-/', max_size=15))

    with suppress(StagesInvalid):
        read_profile(text[:start] + instead + text[start + length :], "any.toml")


@pytest.mark.parametrize("name", FAMILIES)
def test_what_is_shipped_is_right_and_says_what_is_known(name: str) -> None:
    profile = read_profile(family(name), name)

    assert "Known: " in profile.description
    assert profile.images or name == "builder-leader"  # whom nobody can tell by an image
    if name != TEMPLATE:
        assert "Not done: " in profile.description


def test_only_the_builder_asks_for_the_main_key_and_its_variable_is_no_secret() -> None:
    asking = {name for name in FAMILIES if read_profile(family(name), name).asks_main_key}

    assert asking == {"builder", "builder-leader"}
    assert variables_of(read_profile(family("builder"), "builder")) == ("GITHUB_USERNAME",)


@pytest.mark.parametrize(
    ("images", "name"),
    [
        (["docker.io/labrocadabro/prometheus-test:0.2"], "builder"),
        (["docker.io/labrocadabro/prometheus-test@sha256:00"], "builder"),
        (["docker.io/hermanyiqunliang/summarizer-agent:0.3"], "summarizer"),
        (["docker.io/hermanyiqunliang/planner-agent:0.2"], "planner"),
        (["docker.io/1703706/cryo:v1-slim"], "etl"),
        (["registry.example/redis:7", "docker.io/HermanYiqunLiang/planner-agent"], "planner"),
        (["docker.io/labrocadabro/orca-hello-world:1.1"], TEMPLATE),
        (["docker.io/other/prometheus-test:0.2"], TEMPLATE),
        (["docker.io/labrocadabro/prometheus-tester:1"], TEMPLATE),
        (["registry.example/toy:1"], TEMPLATE),
        ([], TEMPLATE),
    ],
)
def test_stages_are_proposed_from_the_image(images: list[str], name: str) -> None:
    listings = [StagesListing(name=one, images=read_profile(family(one), one).images) for one in FAMILIES]

    assert proposed(images, listings) == name


def test_a_longer_hint_goes_before_a_shorter_one_and_a_file_that_is_not_right_is_not_proposed() -> None:
    short, long = StagesListing(name="short", images=("me/toy",)), StagesListing(name="long", images=("me/toy-two",))
    wrong = StagesListing(name="wrong", images=("registry.example/me/toy-two",), problem="It is no TOML.")

    assert proposed(["registry.example/me/toy-two:1"], [short, long, wrong]) == "long"
    assert proposed(["registry.example/me/toy:1"], [short, long, wrong]) == "short"


def test_the_example_of_the_documentation_is_right() -> None:
    page = Path(__file__).parents[3] / "docs" / "stages.md"
    found = re.search(r"```toml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)

    assert found is not None
    assert read_profile(found[1], "my-task.toml").title == "My task"
