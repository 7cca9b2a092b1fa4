"""`python -m orca_desktop`."""

from __future__ import annotations

from orca_desktop.cli.entry import main

if __name__ == "__main__":
    main()
