"""`orca-desktop` as it is, but that it runs the bundled sample as a process, and writes its whole log to a file."""

from __future__ import annotations

import functools
import logging
import os
from unittest import mock

from orca_desktop import bootstrap
from orca_desktop.cli.app import main

if __name__ == "__main__":
    logging.basicConfig(filename=os.environ["ORCA_TEST_LOG"], level=logging.DEBUG)
    settings = functools.partial(bootstrap.Settings, engine=bootstrap.EngineChoice.PROCESS)
    with mock.patch.object(bootstrap, "Settings", settings):
        main()
