"""The table of docs/security.md, made from what the tests run."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.containers import Profile
from tests.hostile.attempts import ATTEMPTS

BEGIN, END = "<!-- attempts -->\n", "<!-- end of attempts -->\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """Something that a task does or is, which needs a test of its own; *test* is its name."""

    words: str
    test: str
    outcome: str


BEHAVIOURS = (
    Behaviour(
        words="reach a service of this computer that listens on 127.0.0.1, such as the node's own",
        test="test_the_loopback_of_this_computer_is_out_of_reach",
        outcome="refused: its loopback is its own, and the gateway does not lead there",
    ),
    Behaviour(
        words="reach a service of this computer that listens on all addresses",
        test="test_what_listens_on_all_addresses_is_within_reach",
        outcome="not prevented: the gateway of its network is this computer. Let services listen on 127.0.0.1 only, or "
        "close them in the firewall",
    ),
    Behaviour(
        words="reach another task",
        test="test_another_task_is_out_of_reach",
        outcome="no network in common, no name, and its port is on 127.0.0.1",
    ),
    Behaviour(
        words="leave a link in its data that leads out",
        test="test_a_link_leads_to_nothing_of_this_machine",
        outcome="leads to nothing: data are volumes, and links in them are followed inside of the container",
    ),
    Behaviour(
        words="take memory without end",
        test="test_memory_ends_at_the_limit",
        outcome="ended at the limit (2 GiB), and told as such",
    ),
    Behaviour(
        words="fill the disk with its log",
        test="test_the_log_on_the_disk_ends_at_the_limit",
        outcome="the oldest goes: three files of 10 MiB",
    ),
    Behaviour(
        words="flood who reads its log",
        test="test_a_flood_of_output_needs_no_memory_of_ours",
        outcome="the reader sets the pace; nothing piles up",
    ),
    Behaviour(words="never listen", test="test_one_that_never_listens", outcome="runs, and is told to be silent"),
    Behaviour(words="listen late", test="test_one_that_listens_late", outcome="is healthy when it answers"),
    Behaviour(
        words="exit at once", test="test_one_that_exits_at_once", outcome="told with its exit code and last words"
    ),
    Behaviour(
        words="crash again and again",
        test="test_one_that_crashes_again_and_again",
        outcome="leaves nothing behind; the node waits longer each time, and stops trying",
    ),
    Behaviour(
        words="ignore the request to end", test="test_one_that_ignores_the_request_to_end", outcome="killed after 10 s"
    ),
    Behaviour(
        words="answer without end", test="test_an_endless_answer_is_cut", outcome="cut at 64,000 bytes: no proof"
    ),
    Behaviour(
        words="announce a gigabyte",
        test="test_a_gigabyte_is_not_read",
        outcome="not read: no proof",
    ),
    Behaviour(
        words="redirect the node to a service of this computer",
        test="test_a_redirect_is_not_followed",
        outcome="not followed",
    ),
    Behaviour(
        words="answer byte by byte",
        test="test_slow_bytes_end_with_the_time",
        outcome="ends with the time of the stage",
    ),
    Behaviour(
        words="answer with other types than agreed",
        test="test_wrong_types_are_no_answer",
        outcome="no proof, no vote",
    ),
)


def table() -> str:
    """Markdown: attempt, profile, outcome."""
    rows = [(attempt.words, _names(attempt.profiles), attempt.outcome) for attempt in ATTEMPTS]
    rows += [(behaviour.words, "all", behaviour.outcome) for behaviour in BEHAVIOURS]
    lines = ["| attempt | profile | outcome |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"


def _names(profiles: tuple[Profile, ...]) -> str:
    return "all" if profiles == tuple(Profile) else ", ".join(profile.value for profile in profiles)
