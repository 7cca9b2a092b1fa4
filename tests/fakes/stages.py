"""Stages that a test writes as texts; the template is the real one."""

from __future__ import annotations

from pathlib import Path

from orca_desktop.adapters.task_api.stage_files import shipped_template
from orca_desktop.domain.stages.choice import TEMPLATE, ChosenStages, StagesListing
from orca_desktop.domain.stages.errors import MainKeyAsked, NoSuchStages
from orca_desktop.domain.stages.profile import StageProfile
from orca_desktop.domain.stages.reading import read_profile


class FakeStages:
    """`texts` are the stages beside the template, by name."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._template = shipped_template()

    def listed(self) -> tuple[StagesListing, ...]:
        template = StagesListing(name=TEMPLATE, title=self._template.title)
        return (template, *(self._listing(name) for name in self.texts))

    def find(self, name: str, *, main_key: bool) -> ChosenStages:
        if name == TEMPLATE:
            return ChosenStages(name=name, text="")
        if name not in self.texts:
            raise NoSuchStages(name, (TEMPLATE, *self.texts))
        profile = read_profile(self.texts[name], name)
        if profile.asks_main_key and not main_key:
            raise MainKeyAsked(profile.title)
        return ChosenStages(name=name, text=self.texts[name], main_key=profile.asks_main_key)

    def check(self, path: Path) -> StageProfile:
        return read_profile(path.read_text("utf-8"), path.name)

    def profile(self, chosen: ChosenStages | None) -> StageProfile:
        return self._template if chosen is None else read_profile(chosen.text, chosen.name)

    def _listing(self, name: str) -> StagesListing:
        profile = read_profile(self.texts[name], name)
        return StagesListing(
            name=name, title=profile.title, images=profile.images, own=True, asks_main_key=profile.asks_main_key
        )
