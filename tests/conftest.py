"""What every test gets: the checks for leaks, the real services, and Qt without a screen."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.leaks", "tests.services.fixtures")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Words are compared with the English ones, whatever the language of the desktop is.
os.environ.pop("LANGUAGE", None)
os.environ["LC_ALL"] = "C.UTF-8"

# How busy the machine is decides no test.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
