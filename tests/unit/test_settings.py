"""Settings: which values they take and why not, the file they are kept in, and the command."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from orca_desktop.adapters.settings_file import SettingsFile
from orca_desktop.bootstrap.settings_desk import SettingsDesk, settings_desk
from orca_desktop.cli.settings import settings as command
from orca_desktop.domain.notices import NoticeKind
from orca_desktop.domain.settings.errors import NoSuchSetting, SettingRefused, SettingsFailed
from orca_desktop.domain.settings.preferences import Preferences, known
from orca_desktop.domain.settings.rules import gateway_problem, rpc_problem, store_problem
from orca_desktop.domain.settings.setting import MOST_ITEMS, MOST_TEXT, Owner, Setting, Value
from orca_desktop.domain.settings.table import (
    ENGINE,
    GATEWAYS,
    MAINNET_SERVERS,
    PUBLIC_GATEWAYS,
    SCHEME,
    SERVERS,
    SETTINGS,
    SIZE,
    STORE,
    TRAY,
    notice_name,
)
from orca_desktop.domain.settings.values import checked, shown, typed


@pytest.fixture
def desk(tmp_path: Path) -> SettingsDesk:
    return SettingsDesk(
        SettingsFile(tmp_path / "node" / "settings.json", Owner.NODE),
        SettingsFile(tmp_path / "window" / "settings.json", Owner.WINDOW),
    )


def test_the_usual_value_of_every_setting_is_one_that_it_can_have() -> None:
    for setting in SETTINGS:
        assert checked(setting, setting.default) == setting.default
        assert shown(setting, setting.default)


def test_names_are_there_once_and_each_kind_of_notice_has_a_switch() -> None:
    names = [setting.name for setting in SETTINGS]

    assert len(set(names)) == len(names)
    assert {notice_name(kind) for kind in NoticeKind} <= set(names)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://mainnet.koii.network", ""),
        ("http://127.0.0.1:8899", ""),
        ("http://[::1]:8899/rpc?key=1", ""),
        ("http://mainnet.koii.network", "Use https://"),
        ("ftp://mainnet.koii.network", "begins with https://"),
        ("mainnet.koii.network", "begins with https://"),
        ("https://", "name of the server is missing"),
        ("https://a b", "no spaces"),
        ("https://host:99999", "a port is a number"),
        ("https://me:secret@host", "do not belong in an address"),
        ("https://host/#there", "“#”"),
    ],
)
def test_an_rpc_server_is_an_address_that_can_be_trusted_on_the_way(text: str, reason: str) -> None:
    found = rpc_problem(text)

    assert reason in found
    assert bool(found) == bool(reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *((pattern, "") for pattern in PUBLIC_GATEWAYS),
        ("http://127.0.0.1:8080/ipfs/{cid}/{file}", ""),
        ("https://host/{cid}", "needs {cid} and {file}"),
        ("https://host/{cid}/{file}/{other}", "braces other than"),
        ("http://host/{cid}/{file}", "Use https://"),
        ("host/{cid}/{file}", "begins with https://"),
    ],
)
def test_a_gateway_is_a_pattern_with_both_places(text: str, reason: str) -> None:
    found = gateway_problem(text)

    assert reason in found
    assert bool(found) == bool(reason)


def test_no_place_for_proofs_is_a_choice_too() -> None:
    assert store_problem("") == ""
    assert store_problem("http://127.0.0.1:5001") == ""
    assert "neither" in store_problem("https://host?x=1")
    assert "Use https" in store_problem("http://host")


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        (TRAY, ["on"], True),
        (TRAY, ["No"], False),
        (SIZE, ["125%"], 125),
        (SIZE, [" 75 "], 75),
        (SCHEME, ["dark"], "dark"),
        (STORE, [""], ""),
        (SERVERS, ["https://a.example", "", "https://b.example "], ("https://a.example", "https://b.example")),
    ],
)
def test_words_become_values(name: str, words: list[str], value: Value) -> None:
    assert typed(known(name), words) == value


@pytest.mark.parametrize(
    ("name", "words", "reason"),
    [
        (TRAY, ["maybe"], "either on or off"),
        (SIZE, ["201"], "from 75 to 200"),
        (SIZE, ["74"], "from 75 to 200"),
        (SIZE, ["-100"], "from 75 to 200"),
        (SIZE, ["1e2"], "from 75 to 200"),
        (SCHEME, ["pink"], "One of: system, light"),
        (SCHEME, ["light", "dark"], "one value"),
        (SERVERS, [""], "At least one"),
        (SERVERS, ["https://a.example"] * 2, "twice"),
        (SERVERS, [f"https://{number}.example" for number in range(MOST_ITEMS + 1)], "At most 20"),
        (SERVERS, ["https://a.example/" + "a" * MOST_TEXT], "At most 500"),
        (STORE, ["https://a.\x07example"], "cannot be shown"),
    ],
)
def test_words_that_mean_no_value_are_refused_with_the_reason(name: str, words: list[str], reason: str) -> None:
    with pytest.raises(SettingRefused) as refused:
        typed(known(name), words)

    assert reason in refused.value.message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(value=JSON, setting=st.sampled_from(SETTINGS))
def test_whatever_a_file_says_is_a_value_or_refused(value: object, setting: Setting) -> None:
    with contextlib.suppress(SettingRefused):
        right = checked(setting, value)
        assert checked(setting, right) == right


def test_what_was_chosen_is_there_the_next_time_each_in_the_file_of_its_owner(desk: SettingsDesk) -> None:
    desk.put(SERVERS, ["https://a.example"])
    desk.put(SCHEME, "dark")

    preferences, problems = desk.read()

    assert preferences.texts(SERVERS) == ("https://a.example",)
    assert preferences.text(SCHEME) == "dark"
    assert problems == ()
    assert json.loads(desk.place(Owner.NODE).read_text()) == {SERVERS: ["https://a.example"]}
    assert json.loads(desk.place(Owner.WINDOW).read_text()) == {SCHEME: "dark"}


def test_the_usual_value_is_not_kept_as_a_choice(desk: SettingsDesk) -> None:
    desk.put(SIZE, 150)
    desk.put(SIZE, 100)
    assert desk.read()[0] == Preferences()

    desk.put(SIZE, 150)
    assert desk.reset(SIZE)[0] == Preferences()
    assert json.loads(desk.place(Owner.WINDOW).read_text()) == {}


def test_a_value_that_is_refused_changes_nothing(desk: SettingsDesk) -> None:
    desk.put(SIZE, 150)
    with pytest.raises(SettingRefused):
        desk.put(SIZE, 300)
    with pytest.raises(NoSuchSetting):
        desk.put("look.colour", "pink")

    assert desk.read()[0].number(SIZE) == 150


def test_names_that_are_not_known_are_kept(desk: SettingsDesk) -> None:
    place = desk.place(Owner.WINDOW)
    place.parent.mkdir()
    place.write_text(json.dumps({"of.a.newer.version": {"deep": [1]}, SIZE: 150}))

    desk.put(SCHEME, "light")

    assert json.loads(place.read_text()) == {"of.a.newer.version": {"deep": [1]}, SIZE: 150, SCHEME: "light"}


def test_a_value_that_cannot_be_used_is_told_and_the_usual_one_holds_until_another_is_set(desk: SettingsDesk) -> None:
    place = desk.place(Owner.WINDOW)
    place.parent.mkdir()
    place.write_text(json.dumps({SIZE: 900, SCHEME: "dark"}))

    preferences, problems = desk.read()

    assert (preferences.number(SIZE), preferences.text(SCHEME)) == (100, "dark")
    assert len(problems) == 1
    assert "from 75 to 200" in problems[0]
    assert desk.put(SIZE, 150) == (Preferences({SIZE: 150, SCHEME: "dark"}), ())


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b" " * 300_000])
def test_a_damaged_file_is_told_and_set_aside_at_the_next_change(desk: SettingsDesk, content: bytes) -> None:
    place = desk.place(Owner.NODE)
    place.parent.mkdir()
    place.write_bytes(content)
    preferences, problems = desk.read()
    assert preferences == Preferences()
    assert "the usual values hold" in problems[0]
    assert place.read_bytes() == content  # reading changes nothing

    preferences, problems = desk.put(ENGINE, "auto")

    assert "is kept as" in problems[0]
    (kept,) = [path for path in place.parent.iterdir() if "damaged" in path.name]
    assert kept.read_bytes() == content
    assert desk.read() == (Preferences({ENGINE: "auto"}), ())


def test_a_file_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    file = SettingsFile(in_the_way / "settings.json", Owner.WINDOW)

    with pytest.raises(SettingsFailed):
        file.put(SIZE, 150)
    assert "usual values hold" in file.read().problems[0]


def test_the_window_s_file_is_where_the_platform_keeps_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    desk = settings_desk(tmp_path / "data")

    assert desk.place(Owner.WINDOW) == tmp_path / "config" / "orca-desktop" / "settings.json"
    assert desk.place(Owner.NODE) == tmp_path / "data" / "settings.json"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return ["--data", str(tmp_path / "data")]


def asked(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, words)
    return result.exit_code, result.stdout, result.stderr


def test_the_command_sets_gets_lists_and_resets(data: list[str]) -> None:
    assert asked("set", SERVERS, "https://a.example", "https://b.example", *data)[0] == 0
    assert asked("get", SERVERS, *data) == (0, "https://a.example\nhttps://b.example\n", "")
    assert asked("set", TRAY, "on", *data)[1] == (
        "Keep running when the window is closed: on. What runs follows within a few seconds.\n"
    )
    assert asked("get", TRAY, *data)[1] == "on\n"

    code, listed, _ = asked(*data)
    assert code == 0
    assert [line.split()[0] for line in listed.splitlines()] == [setting.name for setting in SETTINGS]
    assert sum(line.endswith("(chosen)") for line in listed.splitlines()) == 2

    assert asked("reset", SERVERS, *data)[0] == 0
    assert asked("get", SERVERS, *data)[1].splitlines() == list(MAINNET_SERVERS)


def test_the_command_speaks_json(data: list[str]) -> None:
    _, out, _ = asked("set", SIZE, "150 %", "--json", *data)
    assert json.loads(out) == {
        "ok": True, "name": SIZE, "title": "Size of text and controls", "value": 150, "usual": 100, "of": "window",
        "holds": "from the next start",
    }  # fmt: skip

    _, out, _ = asked("--json", *data)
    listed = [json.loads(line) for line in out.splitlines()]
    assert [entry["name"] for entry in listed] == [setting.name for setting in SETTINGS]
    assert next(entry for entry in listed if entry["name"] == GATEWAYS)["value"] == list(PUBLIC_GATEWAYS)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["get", "look.colour"], "Nothing is called “look.colour”"),
        (["set", SIZE, "900"], "from 75 to 200"),
        (["reset", "x"], "Nothing is called “x”"),
    ],
)
def test_the_command_says_why_it_refuses(data: list[str], words: list[str], reason: str) -> None:
    code, out, told = asked(*words, *data)

    assert (code, out) == (1, "")
    assert reason in told
