"""What a window remembers from one time to the next: small texts by name, in a file of the data folder.

Nothing of it is a setting or a record of the node: without the file the window only has to ask again.
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from orca_desktop.adapters.keys import private_file

log = logging.getLogger(__name__)

FILE = "window.json"
MAX_BYTES = 1024 * 1024
MOST_CHARACTERS = 64 * 1024
"""Of one text; a longer one is not kept."""


class FileMemory:
    """`recall` answers at once; what is kept is written in a thread of its own. `close` waits for that."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="window memory")
        self._texts = self._read()

    def recall(self, name: str) -> str:
        """What was kept under *name* last; empty for nothing."""
        return self._texts.get(name, "")

    def keep(self, name: str, text: str) -> None:
        """An empty *text* is forgotten."""
        if text == self.recall(name) or len(text) > MOST_CHARACTERS:
            return
        self._texts = {key: value for key, value in (self._texts | {name: text}).items() if value}
        self._writer.submit(self._write, self._texts)

    def close(self) -> None:
        self._writer.shutdown(wait=True)

    def _read(self) -> dict[str, str]:
        try:
            raw = private_file.read(self._path, MAX_BYTES)
            return msgspec.json.decode(raw, type=dict[str, str]) if raw else {}
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            log.warning("what the window remembered cannot be read: %s", error)
            return {}

    def _write(self, texts: dict[str, str]) -> None:
        try:
            private_file.write(self._path, msgspec.json.format(msgspec.json.encode(texts), indent=2) + b"\n")
        except OSError as error:
            log.warning("what the window remembers cannot be written: %s", error)


class ForgetfulMemory:
    """For the demo and for tests: it lasts as long as the program."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def recall(self, name: str) -> str:
        return self._texts.get(name, "")

    def keep(self, name: str, text: str) -> None:
        self._texts[name] = text

    def close(self) -> None:
        pass
