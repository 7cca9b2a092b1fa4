"""What the window shows: at first the tasks that are known, or that it is starting; then all that a node tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orca_desktop.gui.main_window import MainWindow
from orca_desktop.gui.node import HeldCommands, Node
from orca_desktop.gui.services import Around, Services
from orca_desktop.state.store import Store

if TYPE_CHECKING:  # loaded when there is something to show in it
    from orca_desktop.gui.pages.workspace import Workspace


class Scene:
    """The window with its workspace, which stands from the first picture on where tasks are known."""

    def __init__(
        self,
        window: MainWindow,
        known: Store | None,
        *,
        join_text: str = "",
        around: Around,
    ) -> None:
        self.window = window
        self.around = around
        self._known = known
        self._commands = HeldCommands()
        self._join_text = join_text
        self._workspace: Workspace | None = None

    def begin(self) -> None:
        """The tasks that are known, without what only a node can answer; else a word that it is starting."""
        if self._known is not None and self._known.tasks:
            self._show(self._known, Services(around=self.around))
        else:
            self.window.show_starting()

    def show_rest(self) -> None:
        """The first picture is painted."""
        if self._workspace is not None:
            self._workspace.show_rest()

    def take_up(self, node: Node) -> tuple[Workspace, Services]:
        """Show what *node* tells, and hand it what was asked for meanwhile."""
        node.store.settle()
        services = Services(
            accounts=node.accounts,
            ledger=node.archive,
            history=node.archive,
            around=self.around,
            is_elsewhere=node.is_elsewhere,
        )
        self._commands.hand_to(node.submit)
        if self._workspace is None or node.store is not self._known:
            self.clear()
            return self._show(node.store, services), services
        self._workspace.take_up(services)
        return self._workspace, services

    def clear(self) -> None:
        """The workspace goes; whoever calls this shows something else. May be called at any time."""
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            workspace.close_down()

    def _show(self, store: Store, services: Services) -> Workspace:
        from orca_desktop.gui.pages.workspace import Workspace

        workspace = self._workspace = Workspace(
            self.window.theme,
            store,
            self._commands.submit,
            note=self.window.note,
            join_text=self._join_text,
            services=services,
        )
        self.window.show_content(workspace)
        workspace.focus_first()
        return workspace
