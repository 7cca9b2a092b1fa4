"""Descriptions of stages in files: those that came with the program, and the user's own in the data folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from orca_desktop.assets import resource
from orca_desktop.domain.stages.choice import TEMPLATE, ChosenStages, StagesListing
from orca_desktop.domain.stages.errors import MainKeyAsked, NoSuchStages, StagesError, StagesInvalid
from orca_desktop.domain.stages.profile import StageProfile
from orca_desktop.domain.stages.reading import MAX_FILE_BYTES, read_profile

FOLDER = "stages"
ENDING = ".toml"
MAX_FILES = 100
"""Files of the user's that are looked at."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def shipped_template() -> StageProfile:
    """The contract of the Orca template."""
    path = resource(FOLDER, f"{TEMPLATE}{ENDING}")
    return read_profile(path.read_text("utf-8"), path.name)


def read_stages_file(path: Path) -> tuple[str, StageProfile]:
    """A file's text and the profile in it. Raises StagesInvalid."""
    try:
        if not path.is_file():
            raise StagesInvalid(path.name, "", "there is no such file")
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES + 1)
        text = raw.decode("utf-8")
    except OSError as error:
        raise StagesInvalid(path.name, "", "it cannot be opened", f"The system says: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise StagesInvalid(path.name, "", "it is no text", "Save it as UTF-8") from error
    return text, read_profile(text, path.name)


class StageFolder:
    """*own* is the user's folder, which need not exist. Its files are read anew each time; shipped names are taken."""

    def __init__(self, own: Path) -> None:
        self._shipped = resource(FOLDER)
        self._own = own
        self._template = shipped_template()

    def listed(self) -> tuple[StagesListing, ...]:
        return tuple(self._listing(name, path) for name, path in self._files())

    def find(self, name: str, *, main_key: bool) -> ChosenStages:
        files = dict(self._files())
        if name not in files:
            raise NoSuchStages(name[:80], tuple(files))
        if problem := self._problem_of_name(name, files[name]):
            raise StagesInvalid(files[name].name, "", problem)
        text, profile = read_stages_file(files[name])
        if profile.asks_main_key and not main_key:
            raise MainKeyAsked(profile.title)
        return ChosenStages(name=name, text=text, main_key=profile.asks_main_key)

    def check(self, path: Path) -> StageProfile:
        return read_stages_file(path)[1]

    def profile(self, chosen: ChosenStages | None) -> StageProfile:
        return self._template if chosen is None else read_profile(chosen.text, f"{chosen.name}{ENDING}")

    def _files(self) -> Iterator[tuple[str, Path]]:
        """Names and their files. A name of the user's that is taken is told with its ending."""
        shipped = {path.stem: path for path in sorted(self._shipped.glob(f"*{ENDING}"))}
        yield TEMPLATE, shipped[TEMPLATE]
        yield from ((name, path) for name, path in shipped.items() if name != TEMPLATE)
        for path in self._own_files():
            yield (path.name if path.stem in shipped else path.stem), path

    def _own_files(self) -> list[Path]:
        try:
            return sorted(self._own.glob(f"*{ENDING}"))[:MAX_FILES]
        except OSError:
            return []

    def _listing(self, name: str, path: Path) -> StagesListing:
        own = path.parent == self._own
        if problem := self._problem_of_name(name, path):
            return StagesListing(name=name, own=own, problem=problem)
        try:
            _, profile = read_stages_file(path)
        except StagesError as error:
            return StagesListing(name=name, own=own, problem=error.message)
        return StagesListing(
            name=name,
            title=profile.title,
            description=profile.description.strip(),
            images=profile.images,
            own=own,
            asks_main_key=profile.asks_main_key,
        )

    def _problem_of_name(self, name: str, path: Path) -> str:
        """What is wrong with a file's name; empty when nothing is."""
        if name == path.name:
            return f"The program has stages called “{path.stem}” itself. Give the file another name."
        if not _NAME.fullmatch(name):
            return "The file's name may have letters without accents, digits, “-” and “_”, at most 64."
        return ""
