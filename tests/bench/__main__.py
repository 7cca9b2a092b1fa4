"""`./run bench`: everything that is measured, one line each."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict

from tests.bench import answers, busy_window, containers, flat_memory, formats, history, local_network, node, windows
from tests.bench.measure import Figure, Result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--rounds", type=int, default=20_000, help="how long the history is (1000000 takes minutes)")
    parser.add_argument("--node-rounds", type=int, default=2_000, help="rounds over which memory is looked at (100000)")
    parser.add_argument("--window-seconds", type=float, default=5.0, help="how long the window is kept busy")
    parser.add_argument(
        "--window-updates",
        type=int,
        default=100_000,
        help="over which the window's memory is looked at (7200000: an hour)",
    )
    options = parser.parse_args()
    as_json = options.json
    for result in _all(options.rounds, options.node_rounds, options.window_seconds, options.window_updates):
        print(json.dumps(asdict(result)) if as_json else result, flush=True)


def _all(rounds: int, rounds_of_node: int, seconds: float, updates: int) -> Iterator[Result | Figure]:
    yield from windows.measured()
    yield from busy_window.measured(seconds)
    yield from flat_memory.measured(updates)
    yield from formats.measured()
    yield from answers.measured()
    yield from history.measured(rounds)
    yield from node.measured(rounds_of_node)
    yield from local_network.measured()
    yield from containers.measured()


if __name__ == "__main__":
    main()
