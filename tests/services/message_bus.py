"""A D-Bus of its own: nobody is on it but the programs that are given its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.processes import find_program, running, wait_until

# No folder of services: nothing is started by a call, so a stopped Secret Service stays away
# and no unlock prompt can open on the screen of whoever runs the tests.
_CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def message_bus(folder: Path) -> Iterator[str]:
    """The address of a bus that keeps its files in `folder`. Raises Unavailable, NotReady."""
    daemon = find_program("dbus-daemon", package="dbus")
    socket = folder / "bus"
    config = folder / "bus.conf"
    config.write_text(_CONFIGURATION.format(socket=socket))
    with running([daemon, f"--config-file={config}", "--nofork", "--nopidfile"], log=folder / "bus.log") as bus:
        wait_until(socket.exists, "socket", program=bus)
        yield f"unix:path={socket}"
