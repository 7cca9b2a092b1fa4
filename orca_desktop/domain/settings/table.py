"""All settings there are, in the order in which they are shown. A name stays for ever: it stands in files."""

from __future__ import annotations

from orca_desktop.domain.notices import NoticeKind
from orca_desktop.domain.settings.rules import gateway_problem, rpc_problem, store_problem
from orca_desktop.domain.settings.setting import Choice, Holds, Number, Owner, Setting, Switch, Text, Texts

MAINNET_SERVERS = ("https://mainnet.koii.network", "https://desktop-node-rpc.mainnet.koii.network")

PUBLIC_GATEWAYS = (
    "https://s3.koii.network/koii-k2-task-metadata/{cid}/{file}",
    "https://{cid}.ipfs.w3s.link/{file}",
    "https://ipfs-gateway.koii.live/ipfs/{cid}/{file}",
    "https://{cid}.ipfs.dweb.link/{file}",
    "https://gateway.ipfs.io/ipfs/{cid}/{file}",
    "https://ipfs.io/ipfs/{cid}/{file}",
    "https://ipfs.eth.aragon.network/ipfs/{cid}/{file}",
)
"""The order in which Koii's own node asks (k2.md 4.4)."""

SERVERS, GATEWAYS, STORE = "network.servers", "network.gateways", "network.proof-store"
ENGINE = "engine.kind"
SCHEME, SIZE, LANGUAGE, MOTION = "look.scheme", "look.size", "look.language", "look.motion"
TRAY = "window.keep-in-tray"

NETWORK, CONTAINERS, NOTIFICATIONS, WINDOW, LOOK = (
    "Network",
    "Containers",
    "Notifications",
    "Window",
    "Appearance",
)

_NOTICES: tuple[tuple[NoticeKind, str, str, bool], ...] = (
    (NoticeKind.PAID, "Rewards", "A round was paid.", False),
    (NoticeKind.MISS_EXPECTED, "A round about to be missed", "While something can still be done about it.", True),
    (NoticeKind.MISSED, "Missed rounds", "A round ended without a proof on chain.", True),
    (NoticeKind.AUDITED, "Audits of your proofs", "Another node doubts a proof of yours.", True),
    (NoticeKind.SLASHED, "Stake that was cut", "An audit was lost.", True),
    (NoticeKind.BOUNTY_LOW, "A bounty that runs out", "The task pays only a few more rounds.", True),
    (NoticeKind.UNHEALTHY, "Containers in trouble", "A container crashes or does not answer.", True),
    (NoticeKind.MIGRATED, "Tasks that moved", "The task goes on under another ID.", True),
    (NoticeKind.CHANGED, "Changes that wait for you", "Something is not as you agreed to; the task waits.", True),
)


def notice_name(kind: NoticeKind) -> str:
    """The setting that says whether notices of this kind are shown by the system."""
    return f"notify.{kind.value.replace(' ', '-')}"


SETTINGS: tuple[Setting, ...] = (
    Texts(
        name=SERVERS,
        group=NETWORK,
        title="RPC servers",
        meaning="Where the chain is read and transactions are sent, the first of them preferred.",
        owner=Owner.NODE,
        default=MAINNET_SERVERS,
        problem=rpc_problem,
        example="https://mainnet.koii.network",
    ),
    Texts(
        name=GATEWAYS,
        group=NETWORK,
        title="Content gateways",
        meaning="Where descriptions, programs and proofs are read, in this order.",
        owner=Owner.NODE,
        holds=Holds.NEXT_START,
        default=PUBLIC_GATEWAYS,
        problem=gateway_problem,
        example="https://ipfs.io/ipfs/{cid}/{file}",
    ),
    Text(
        name=STORE,
        group=NETWORK,
        title="Place for proofs",
        meaning="An IPFS RPC endpoint that keeps your proofs. Without one no task can be run.",
        owner=Owner.NODE,
        holds=Holds.NEXT_START,
        problem=store_problem,
        example="http://127.0.0.1:5001",
    ),
    Choice(
        name=ENGINE,
        group=CONTAINERS,
        title="Container engine",
        meaning="What runs the containers of tasks.",
        owner=Owner.NODE,
        holds=Holds.NEXT_START,
        default="docker",
        choices=(
            ("docker", "Docker or Podman (current context)"),
            ("auto", "Docker, else only the bundled sample"),
        ),
    ),
    *(
        Switch(
            name=notice_name(kind),
            group=NOTIFICATIONS,
            title=title,
            meaning=meaning,
            owner=Owner.WINDOW,
            default=is_on,
        )
        for kind, title, meaning, is_on in _NOTICES
    ),
    Switch(
        name=TRAY,
        group=WINDOW,
        title="Keep running when the window is closed",
        meaning="The node goes on behind its sign in the tray, where the desktop has one. Off: closing stops the node.",
        owner=Owner.WINDOW,
        default=False,
    ),
    Choice(
        name=LANGUAGE,
        group=LOOK,
        title="Language",
        meaning="Of the window. The terminal and what is exported are in English.",
        owner=Owner.WINDOW,
        holds=Holds.NEXT_START,
        default="system",
        choices=(("system", "As the desktop"), ("en", "English"), ("de", "Deutsch")),
    ),
    Choice(
        name=SCHEME,
        group=LOOK,
        title="Colours",
        meaning="Light or dark as the desktop says, or always the same.",
        owner=Owner.WINDOW,
        default="system",
        choices=(
            ("system", "As the desktop"),
            ("light", "Light"),
            ("dark", "Dark"),
            ("contrast", "High contrast"),
        ),
    ),
    Number(
        name=SIZE,
        group=LOOK,
        title="Size of text and controls",
        meaning="On top of the desktop's own scaling; 100 % is as the desktop has it.",
        owner=Owner.WINDOW,
        holds=Holds.NEXT_START,
        default=100,
        least=75,
        most=200,
        steps=(75, 90, 100, 110, 125, 150, 175, 200),
        unit="%",
    ),
    Choice(
        name=MOTION,
        group=LOOK,
        title="Motion",
        meaning="Menus and tips that slide or fade, carets that blink. Figures and bars that tell something go on.",
        owner=Owner.WINDOW,
        default="system",
        choices=(
            ("system", "As the desktop"),
            ("reduced", "Reduced"),
            ("full", "All of it"),
        ),
    ),
)


def setting(name: str) -> Setting | None:
    return next((one for one in SETTINGS if one.name == name), None)
