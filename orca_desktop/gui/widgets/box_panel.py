"""What runs for a task and in what box: its images, and the profile that boxes them in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout

from orca_desktop.domain.containers import ContainerSpec, Profile, RunPlan
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.container_words import ALL_PROFILES, profile_meaning, profile_word
from orca_desktop.gui.language import tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import CopyButton
from orca_desktop.gui.widgets.labels import ElidedLabel, explained, label, wrapped
from orca_desktop.gui.words import one_line

IMAGE_LIMIT = 300
PROFILE_WIDTH = 92


class BoxPanel(QFrame):
    """Shows what the task has; another profile is asked for, and shown when the node has taken it.

    Signals:
        profile_asked: Profile.
    """

    profile_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._plan: RunPlan | None = None
        self._reference = ""
        self._digest = ""
        self.image = ElidedLabel(face="mono")
        self.digest = ElidedLabel(face="mono", tone="quiet")
        self.others = wrapped(face="mono", tone="quiet")
        self.copy_image = CopyButton(theme, tr("Copy the image's reference"), lambda: self._reference)
        self.copy_digest = CopyButton(theme, tr("Copy the image's digest"), lambda: self._digest)
        self.profiles = {profile: self._profile_button(profile) for profile in Profile}
        self._lay_out()

    def show_task(self, task: Task) -> None:
        self._plan, self._reference = task.run_plan, task.image
        others = self._plan.containers[1:]
        self.image.setText(one_line(task.image, IMAGE_LIMIT))
        self._digest = task.digest or ""
        self.digest.setText(one_line(self._digest, IMAGE_LIMIT) or _without_digest(task))
        self.copy_digest.setVisible(bool(self._digest))
        self.others.setText("\n".join(_described(container) for container in others))
        self.others.setVisible(bool(others))
        self._show_profile(self._plan)

    def _show_profile(self, plan: RunPlan) -> None:
        for profile, button in self.profiles.items():
            button.setChecked(profile is plan.profile)

    def _choose(self, profile: Profile) -> None:
        """The buttons go back to what is so until the node says otherwise."""
        if self._plan is not None:
            self._show_profile(self._plan)
            if profile is not self._plan.profile:
                self.profile_asked.emit(profile)

    def _profile_button(self, profile: Profile) -> QRadioButton:
        button = QRadioButton(profile_word(profile))
        button.setObjectName(f"profile-{profile.value}")
        # Arrow keys would choose each profile that they pass, and restart the container each time.
        button.setAutoExclusive(False)
        button.setToolTip(f"{profile_meaning(profile)}\n{tr('A running container is restarted with it.')}")
        button.setAccessibleDescription(profile_meaning(profile))
        button.clicked.connect(lambda: self._choose(profile))
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(4)
        layout.addWidget(label(tr("Image"), tone="quiet", level="small"))
        layout.addLayout(_with_button(self.image, self.copy_image))
        layout.addLayout(_with_button(self.digest, self.copy_digest))
        layout.addWidget(self.others)
        layout.addSpacing(8)
        layout.addWidget(label(tr("Profile"), tone="quiet", level="small"))
        for profile, button in self.profiles.items():
            layout.addLayout(explained(button, profile_meaning(profile), width=PROFILE_WIDTH))
        layout.addWidget(wrapped(tr(ALL_PROFILES), tone="quiet", level="small"))


def _without_digest(task: Task) -> str:
    is_made_here = task.approved is not None and task.approved.image_id is not None
    return tr("No digest: it was made where the engine runs.") if is_made_here else tr("No digest is known yet.")


def _described(container: ContainerSpec) -> str:
    return tr("and {name}: {image}", name=one_line(container.name), image=one_line(container.image, IMAGE_LIMIT))


def _with_button(text: ElidedLabel, button: CopyButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(text, 1)
    row.addWidget(button)
    return row
