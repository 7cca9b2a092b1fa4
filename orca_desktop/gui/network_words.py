"""What the page of the network calls things, with the tone and the sign of each. No widgets here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from orca_desktop.domain.status import NOMINAL_SLOT_MS, EndpointState, EndpointStatus, NetworkStatus
from orca_desktop.gui.language import mark, numeral, said, tr
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.words import Term, duration

STATES = {
    EndpointState.GOOD: Term(mark("Good"), Tone.GOOD, "✓"),
    EndpointState.BEHIND: Term(mark("Behind"), Tone.WARN, "<"),
    EndpointState.BUSY: Term(mark("Busy"), Tone.WARN, "~"),
    EndpointState.AWAY: Term(mark("Away"), Tone.BAD, "✗"),
    EndpointState.ELSEWHERE: Term(mark("Other network"), Tone.BAD, "!"),
    EndpointState.UNKNOWN: Term(mark("Not asked yet"), Tone.QUIET, "–"),
}
NEW, GOING = Term(mark("Not used yet"), Tone.INFO, "+"), Term(mark("Not set any more"), Tone.QUIET, "–")
NEW_WORDS = mark("The node uses it within a few seconds, or from its next start where it was started with --rpc.")
GOING_WORDS = mark("It is in the settings no more; a node that was started with --rpc uses it until it ends.")
DOUBT = mark(
    "This computer slept, or its time of day was changed, and no server was heard since. Nothing is done by the clock "
    "until one is heard."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerRow:
    """A server: its address as it is set (or as the node tells it), its place there, and how it does.

    `status` is None for one that the node does not use yet; `place` is None for one that is not set any more.
    `tested` tells that the status is of a test, not of the node.
    """

    url: str
    place: int | None
    status: EndpointStatus | None
    tested: bool = False


def shown_url(url: str) -> str:
    """Without what may be secret: neither path nor query."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return url
    return f"{parts.scheme}://{host}" if host else url


def server_rows(
    chosen: Sequence[str], known: Sequence[EndpointStatus], tested: Mapping[str, EndpointStatus]
) -> tuple[ServerRow, ...]:
    """The servers that are set, in their order, and behind them those that the node uses until it ends.

    Where nothing can be set *chosen* is empty, and the servers are those that the node uses. A test tells about those
    that the node does not use.
    """
    live = {status.url: status for status in known}
    rows = []
    for place, url in enumerate(chosen):
        status = live.pop(shown_url(url), None)
        test = tested.get(url)
        rows.append(ServerRow(url=url, place=place, status=status or test, tested=status is None and test is not None))
    return (*rows, *(ServerRow(url=url, place=None, status=status) for url, status in live.items()))


def state_term(row: ServerRow, *, can_set: bool) -> Term:
    if row.status is None or (row.tested and row.status.state is EndpointState.UNKNOWN):
        return NEW.told()
    if row.place is None and can_set:
        return GOING.told()
    return STATES[row.status.state].told()


def server_words(row: ServerRow, *, can_set: bool) -> str:
    """How the server does, in a sentence or two."""
    if row.status is None:
        return tr(NEW_WORDS)
    if row.tested:
        return f"{tr('Tested from here: {words}', words=said(row.status.words))} {tr(NEW_WORDS)}"
    if row.place is None and can_set:
        return f"{said(row.status.words)} {tr(GOING_WORDS)}"
    return said(row.status.words)


def latency(status: EndpointStatus | None) -> str:
    return "—" if status is None or status.latency_ms is None else f"{numeral(status.latency_ms)} ms"


def errors(status: EndpointStatus | None) -> str:
    return "—" if status is None or status.error_rate is None else f"{status.error_rate * 100:.0f} %"


def lag(status: EndpointStatus | None) -> str:
    if status is None or not status.slot:
        return "—"
    return numeral(status.lag) if status.lag else "0"


def network_term(status: NetworkStatus | None) -> Term:
    if status is None:
        return Term(tr("Being looked up"), Tone.QUIET)
    if not status.reachable:
        return Term(tr("Out of reach"), Tone.BAD)
    return Term(tr("In doubt"), Tone.WARN) if status.doubtful else Term(tr("Reachable"), Tone.GOOD)


def slot_time(status: NetworkStatus) -> tuple[str, str, str]:
    """Figure, unit and note: a time that was measured, or the rule of thumb until it is."""
    is_measured = status.slot_ms != NOMINAL_SLOT_MS
    return numeral(status.slot_ms), "ms", tr("measured") if is_measured else tr("usual; not measured yet")


def age(status: NetworkStatus, passed: float) -> tuple[str, str]:
    """How long ago a server last told a slot, and the word behind it. *passed*: seconds since the status came."""
    seconds = status.age + passed
    if seconds < 1.5:
        return tr("now"), ""
    return duration(seconds if seconds < 10 else round(seconds)), tr("ago")


def way(status: NetworkStatus) -> tuple[str, str]:
    """How slots come to the node, and what that means."""
    if status.subscribed:
        return tr("Told"), tr("by a server, one by one")
    return tr("Asked"), tr("about once a second")


def test_words(chosen: Sequence[str], found: NetworkStatus, when: str) -> str:
    """What came of a test, in one line."""
    good = sum(one.state in (EndpointState.GOOD, EndpointState.BEHIND) for one in found.endpoints)
    return tr("Tested at {when}: {good} of {chosen} answered as they should.", when=when, good=good, chosen=len(chosen))
