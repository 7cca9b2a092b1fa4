"""`orca-desktop` as it is, but that it runs the bundled sample as a process, and writes its whole log to a file."""

from __future__ import annotations

import logging
import os
from typing import Any
from unittest import mock

from orca_desktop import bootstrap
from orca_desktop.cli.entry import main

make = bootstrap.Settings


def as_process(**chosen: Any) -> bootstrap.Settings:
    return make(**{**chosen, "engine": bootstrap.EngineChoice.PROCESS})


if __name__ == "__main__":
    logging.basicConfig(filename=os.environ["ORCA_TEST_LOG"], level=logging.DEBUG)
    with mock.patch.object(bootstrap, "Settings", as_process):
        main()
