"""Starting at login and opening links: turned on as the desktop needs it, turned off without a trace."""

from __future__ import annotations

import configparser
import plistlib
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.adapters.desktop import xdg
from orca_desktop.adapters.desktop.launch import Launch, this_program
from orca_desktop.adapters.desktop.macos import LaunchAgent, LinksOfTheBundle
from orca_desktop.adapters.desktop.mimeapps import default_of, with_default, without_default
from orca_desktop.adapters.desktop.windows import COMMAND, LINKS, RUN, WindowsLinks, WindowsLogin
from orca_desktop.adapters.desktop.xdg import Folders, XdgLinks, XdgLogin, exec_line
from orca_desktop.domain.errors import DesktopError

LAUNCH = Launch(program=("/opt/orca desktop/bin/orca-desktop",), options=("--data", "/home/u/100% $mine"))
MIME = "x-scheme-handler/orca"
ICON = b"<svg/>"


class FakeRegistry:
    """Keys and their values; a key that was removed is gone with all below it."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, str]] = {}
        self.is_closed = False

    def values(self, key: str) -> Mapping[str, str]:
        self._check()
        return dict(self.keys.get(key, {}))

    def put(self, key: str, name: str, text: str) -> None:
        self._check()
        self.keys.setdefault(key, {})[name] = text

    def remove_value(self, key: str, name: str) -> None:
        self._check()
        self.keys.get(key, {}).pop(name, None)

    def remove_key(self, key: str) -> None:
        self._check()
        self.keys = {name: values for name, values in self.keys.items() if not f"{name}\\".startswith(f"{key}\\")}

    def _check(self) -> None:
        if self.is_closed:
            raise PermissionError(13, "Access is denied")


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def folders(home: Path) -> Folders:
    return Folders.of({}, home)


def entry_of(path: Path) -> Mapping[str, str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their case
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)', re.DOTALL)


def as_run(line: str) -> list[str]:
    """What a desktop runs for the key Exec: the file's escapes first, then the quotes, then the field codes."""
    value = line.replace("\\\\", "\\")
    words = [re.sub(r"\\(.)", r"\1", found[1] or "", flags=re.DOTALL) or found[2] for found in WORD.finditer(value)]
    return [word if word == "%u" else word.replace("%%", "%") for word in words]


# -- Linux ------------------------------------------------------------------------------------------------------


def test_starting_at_login_is_a_file_that_starts_the_window_in_the_tray(tmp_path: Path) -> None:
    login = XdgLogin(folders(tmp_path), LAUNCH)
    assert not login.is_on()

    login.turn(on=True)

    entry = entry_of(tmp_path / ".config/autostart/orca-desktop.desktop")
    assert login.is_on()
    assert entry["Type"] == "Application"
    assert as_run(entry["Exec"]) == [*LAUNCH.program, "window", "--in-tray", "--data", "/home/u/100% $mine"]

    login.turn(on=False)
    login.turn(on=False)
    assert not login.is_on()
    assert files(tmp_path) == set()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_itself_turned_off_is_off(tmp_path: Path, line: str) -> None:
    login = XdgLogin(folders(tmp_path), LAUNCH)
    login.turn(on=True)
    path = tmp_path / ".config/autostart/orca-desktop.desktop"
    kept = path.read_text().replace("X-GNOME-Autostart-enabled=true\n", "")
    path.write_text(f"{kept}{line}\n")

    assert not login.is_on()
    login.turn(on=True)
    assert login.is_on()


def test_links_are_opened_by_an_entry_that_is_the_default(tmp_path: Path) -> None:
    links = XdgLinks(folders(tmp_path), LAUNCH, ICON)
    assert not links.is_on()

    links.turn(on=True)

    entry = entry_of(tmp_path / ".local/share/applications/orca-desktop.desktop")
    assert links.is_on()
    assert entry["MimeType"] == f"{MIME};"
    assert as_run(entry["Exec"])[-2:] == ["--", "%u"]
    assert (tmp_path / ".local/share/icons/hicolor/scalable/apps/orca-desktop.svg").read_bytes() == ICON

    links.turn(on=False)
    assert not links.is_on()
    assert files(tmp_path) == {".config/mimeapps.list"}
    assert MIME not in (tmp_path / ".config/mimeapps.list").read_text()


def test_the_defaults_of_other_programs_stay_as_they_were(tmp_path: Path) -> None:
    before = (
        f"[Added Associations]\n{MIME}=other.desktop;\n\n[Default Applications]\ntext/html=firefox.desktop\n# mine\n"
    )
    defaults = tmp_path / ".config/mimeapps.list"
    defaults.parent.mkdir()
    defaults.write_text(before)
    links = XdgLinks(folders(tmp_path), LAUNCH, ICON)

    links.turn(on=True)
    assert links.is_on()
    links.turn(on=False)

    assert defaults.read_text() == before


def test_a_program_that_opened_the_links_before_opens_them_again(tmp_path: Path) -> None:
    defaults = tmp_path / ".config/mimeapps.list"
    defaults.parent.mkdir()
    defaults.write_text(f"[Default Applications]\n{MIME}=other.desktop;\n")
    links = XdgLinks(folders(tmp_path), LAUNCH, ICON)

    links.turn(on=True)
    assert default_of(defaults.read_text(), MIME) == "orca-desktop.desktop"
    links.turn(on=False)

    assert default_of(defaults.read_text(), MIME) == "other.desktop"


def test_a_file_that_is_a_link_stays_one(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles"
    real.write_text("[Default Applications]\n")
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config/mimeapps.list").symlink_to(real)

    XdgLinks(folders(tmp_path), LAUNCH, ICON).turn(on=True)

    assert (tmp_path / ".config/mimeapps.list").is_symlink()
    assert MIME in real.read_text()


def test_folders_follow_the_environment_where_it_names_them_in_full(tmp_path: Path) -> None:
    named = Folders.of({"XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "d"}, tmp_path)

    assert named == Folders(config=Path("/c"), data=tmp_path / ".local/share")


def test_something_else_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / ".config").write_text("in the way")

    with pytest.raises(DesktopError, match="config"):
        XdgLogin(folders(tmp_path), LAUNCH).turn(on=True)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00\n\r"), min_size=1), min_size=1))
def test_every_word_of_a_command_arrives_as_it_is(words: list[str]) -> None:
    words = [word for word in words if word != "%u"] or ["a"]

    assert as_run(exec_line(tuple(words))) == words


LINES = st.lists(
    st.sampled_from(
        ["[Default Applications]", "[Added Associations]", f"{MIME}=a.desktop;", "text/html=b.desktop", "# c"]
    )
)


@given(LINES, st.booleans())
def test_what_is_taken_back_leaves_all_other_lines(lines: list[str], twice: bool) -> None:
    before = "".join(f"{line}\n" for line in lines)
    after = with_default(before, MIME, "orca-desktop.desktop")
    if twice:
        after = with_default(after, MIME, "orca-desktop.desktop")
    back = without_default(after, MIME, "orca-desktop.desktop")

    assert default_of(after, MIME) == "orca-desktop.desktop"
    assert "orca-desktop" not in back
    assert [line for line in back.splitlines() if line][: len(lines)] == lines


# -- Windows and macOS ------------------------------------------------------------------------------------------


def test_windows_runs_it_at_login_and_no_more_when_taken_back() -> None:
    registry = FakeRegistry()
    registry.put(RUN, "Other", "other.exe")
    login = WindowsLogin(registry, LAUNCH)

    login.turn(on=True)
    assert login.is_on()
    expected = '"/opt/orca desktop/bin/orca-desktop" window --in-tray --data "/home/u/100% $mine"'
    assert registry.values(RUN)["Orca Desktop"] == expected
    login.turn(on=False)

    assert not login.is_on()
    assert registry.keys == {RUN: {"Other": "other.exe"}}


def test_windows_opens_links_with_it_and_no_more_when_taken_back() -> None:
    registry = FakeRegistry()
    links = WindowsLinks(registry, LAUNCH)

    links.turn(on=True)
    assert links.is_on()
    assert registry.values(LINKS) == {"": "URL:Orca Desktop", "URL Protocol": ""}
    assert registry.values(COMMAND)[""].endswith(' -- "%1"')
    links.turn(on=False)

    assert registry.keys == {}


def test_windows_leaves_the_links_of_another_program_alone() -> None:
    registry = FakeRegistry()
    registry.put(COMMAND, "", 'other.exe "%1"')

    WindowsLinks(registry, LAUNCH).turn(on=False)

    assert registry.values(COMMAND) == {"": 'other.exe "%1"'}


def test_a_registry_that_refuses_is_told_in_words() -> None:
    registry = FakeRegistry()
    registry.is_closed = True

    with pytest.raises(DesktopError, match="Access is denied"):
        WindowsLogin(registry, LAUNCH).turn(on=True)


def test_macos_starts_it_by_a_launch_agent(tmp_path: Path) -> None:
    login = LaunchAgent(tmp_path, LAUNCH)
    login.turn(on=True)

    agent = plistlib.loads((tmp_path / "Library/LaunchAgents/network.koii.orca-desktop.plist").read_bytes())
    assert agent["ProgramArguments"] == list(LAUNCH.at_login)
    assert agent["RunAtLoad"] is True
    login.turn(on=False)
    assert not login.is_on()
    assert files(tmp_path) == set()


def test_macos_says_who_decides_about_links() -> None:
    links = LinksOfTheBundle(in_bundle=False)

    assert not links.is_on()
    assert "installed" in links.why_not
    with pytest.raises(DesktopError, match="application"):
        links.turn(on=True)


def test_the_bundle_of_macos_names_the_scheme() -> None:
    info = plistlib.loads(Path("packaging/macos/Info.plist").read_bytes())

    assert [kind["CFBundleURLSchemes"] for kind in info["CFBundleURLTypes"]] == [["orca"]]


def test_this_program_is_found() -> None:
    first = Path(this_program()[0])

    assert first.exists()
    assert first.is_absolute()
    assert xdg.FILE == "orca-desktop.desktop"
