"""`./run bench`: everything that is measured, one line each."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict

from tests.bench import containers, formats, windows
from tests.bench.measure import Figure, Result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    as_json = parser.parse_args().json
    for result in _all():
        print(json.dumps(asdict(result)) if as_json else result, flush=True)


def _all() -> Iterator[Result | Figure]:
    yield from windows.measured()
    yield from formats.measured()
    yield from containers.measured()


if __name__ == "__main__":
    main()
