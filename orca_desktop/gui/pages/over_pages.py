"""What lies over all pages, and works on whichever is shown: the palette, the list of shortcuts, and searching."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from orca_desktop.gui.entries import Entry, Source
from orca_desktop.gui.language import tr
from orca_desktop.gui.searching import nearest_searchable
from orca_desktop.gui.shortcuts import FIND, PALETTE, SHORTCUTS, bind, shown
from orca_desktop.gui.theme import Theme

if TYPE_CHECKING:  # loaded when they are first opened
    from orca_desktop.gui.widgets.palette import Palette
    from orca_desktop.gui.widgets.shortcuts_sheet import ShortcutsSheet


class OverPages:
    """*page* gives the one that is shown; *offers* gives what the palette offers beside what is here."""

    def __init__(self, theme: Theme, host: QWidget, page: Callable[[], QWidget], offers: Source) -> None:
        self._theme = theme
        self._host = host
        self._page = page
        self._offers = offers
        self._palette: Palette | None = None
        self._shortcuts: ShortcutsSheet | None = None
        bind(PALETTE, host, self.show_palette)
        bind(SHORTCUTS, host, self.show_shortcuts)
        bind(FIND, host, self.search)

    @property
    def palette(self) -> Palette:
        from orca_desktop.gui.widgets.palette import Palette

        if self._palette is None:
            self._palette = Palette(self._theme, self._host, self._entries)
        return self._palette

    @property
    def shortcuts(self) -> ShortcutsSheet:
        from orca_desktop.gui.widgets.shortcuts_sheet import ShortcutsSheet

        if self._shortcuts is None:
            self._shortcuts = ShortcutsSheet(self._theme, self._host)
        return self._shortcuts

    def show_palette(self) -> None:
        self.palette.open()

    def show_shortcuts(self) -> None:
        self.shortcuts.open()

    def put_away(self) -> None:
        """Another page is looked at."""
        for overlay in (self._palette, self._shortcuts):
            if overlay is not None:
                overlay.put_away()

    def search(self) -> None:
        """In the table or the log around the keyboard, or else the first one that is shown."""
        now = QApplication.focusWidget()
        page = self._page()
        found = nearest_searchable(now if now is not None else page, page)
        if found is not None:
            found.begin_search()

    def _entries(self) -> Iterable[Entry]:
        yield from self._offers()
        page, now = self._page(), QApplication.focusWidget()
        has_none = nearest_searchable(now if now is not None else page, page) is None
        nothing = tr("There is no table and no log on this page.") if has_none else ""
        kind = tr("Window")
        yield Entry(words=tr("Search in what is shown"), kind=kind, keys=shown(FIND), why_not=nothing, act=self.search)
        yield Entry(words=tr("Show the keyboard shortcuts"), kind=kind, keys=shown(SHORTCUTS), act=self.show_shortcuts)
