"""Linux and the like, by the rules of freedesktop.org: files below the user's own configuration and data folders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from orca_desktop.adapters.desktop.launch import ID, NAME, SCHEME, Launch
from orca_desktop.adapters.desktop.mimeapps import default_of, with_default, without_default
from orca_desktop.adapters.keys import private_file
from orca_desktop.domain.errors import DesktopError

FILE = f"{ID}.desktop"
MIME = f"x-scheme-handler/{SCHEME}"
MAX_BYTES = 1024 * 1024
COMMENT = "The desktop node for Orca tasks"

_PLAIN = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")
_OFF = re.compile(r"^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The user's folders, as the base directory specification names them."""

    config: Path
    data: Path

    @classmethod
    def of(cls, environment: Mapping[str, str], home: Path) -> Folders:
        """A folder that is not named by its full path does not count, as the specification says."""
        config, data = (Path(environment.get(name, "")) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"))
        return cls(
            config=config if config.is_absolute() else home / ".config",
            data=data if data.is_absolute() else home / ".local" / "share",
        )


class XdgLogin:
    """A file in the folder of what the desktop starts at login."""

    why_not = ""

    def __init__(self, folders: Folders, launch: Launch) -> None:
        self._path = folders.config / "autostart" / FILE
        self._launch = launch

    def is_on(self) -> bool:
        with _in_words():
            text = _read(self._path)
        return text is not None and _OFF.search(text) is None

    def turn(self, *, on: bool) -> None:
        with _in_words():
            if on:
                extra = ("X-GNOME-Autostart-enabled=true", "StartupNotify=false")
                _write(self._path, entry(self._launch.at_login, *extra))
            else:
                self._path.unlink(missing_ok=True)


class XdgLinks:
    """An entry among the user's programs that names the scheme, and that entry as the scheme's default program."""

    why_not = ""

    def __init__(self, folders: Folders, launch: Launch, icon: bytes) -> None:
        """*icon* is the program's mark as SVG."""
        self._entry = folders.data / "applications" / FILE
        self._icon = folders.data / "icons" / "hicolor" / "scalable" / "apps" / f"{ID}.svg"
        self._defaults = folders.config / "mimeapps.list"
        self._launch = launch
        self._mark = icon

    def is_on(self) -> bool:
        with _in_words():
            return self._entry.exists() and default_of(_read(self._defaults) or "", MIME) == FILE

    def turn(self, *, on: bool) -> None:
        with _in_words():
            if on:
                private_file.write(self._icon, self._mark)
                _write(self._entry, entry(self._launch.for_link("%u"), f"MimeType={MIME};", "StartupNotify=true"))
                _write(self._defaults, with_default(_read(self._defaults) or "", MIME, FILE))
            else:
                self._turn_off()

    def _turn_off(self) -> None:
        text = _read(self._defaults)
        if text is not None:
            _write(self._defaults, without_default(text, MIME, FILE))
        self._entry.unlink(missing_ok=True)
        self._icon.unlink(missing_ok=True)


def entry(command: tuple[str, ...], *lines: str) -> str:
    """A desktop entry that starts *command*."""
    head = ("[Desktop Entry]", "Type=Application", "Version=1.5", f"Name={NAME}", f"Comment={COMMENT}")
    rest = (f"Exec={exec_line(command)}", f"Icon={ID}", "Terminal=false", "Categories=Network;", *lines)
    return "\n".join((*head, *rest)) + "\n"


def exec_line(command: tuple[str, ...]) -> str:
    """The command as the key Exec has it: quoted where it must be, and only a whole "%u" is a field code."""
    return " ".join(word if word == "%u" else _quoted(word.replace("%", "%%")) for word in command)


def _quoted(word: str) -> str:
    """Quoted for Exec, and once more for the file, in which a backslash is written as two."""
    if _PLAIN.fullmatch(word):
        return word
    escaped = re.sub(r'(["`$\\])', r"\\\1", word)
    return '"' + escaped.replace("\\", "\\\\") + '"'


def _read(path: Path) -> str | None:
    raw = private_file.read(path, MAX_BYTES)
    if raw is not None and len(raw) > MAX_BYTES:
        raise OSError(f"{path} is too large to be what it should be")
    return raw.decode("utf-8", errors="surrogateescape") if raw is not None else None


def _write(path: Path, text: str) -> None:
    private_file.write(path.resolve(), text.encode("utf-8", errors="surrogateescape"))  # a link stays one


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise DesktopError(f"{where}{error.strerror or error}. Nothing else was changed.") from error
