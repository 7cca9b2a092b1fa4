"""States of the store to look at and to test with. Names, keys and amounts are invented."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable
from dataclasses import replace

import base58

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.audit_again import AuditAgain, AuditImage
from orca_desktop.domain.audits import AuditGiven, AuditReceived, Verdict, VoteSent
from orca_desktop.domain.commands import JoinTask, ReviewTask
from orca_desktop.domain.containers import (
    GIB,
    MIB,
    Approval,
    Change,
    ContainerSpec,
    LastEnd,
    Layer,
    LayerHealth,
    LayerProgress,
    LayerState,
    PullProgress,
    RunPlan,
    StoppedBy,
    UsageSample,
)
from orca_desktop.domain.events import (
    CommandRefused,
    EngineChanged,
    LogAppended,
    NetworkChanged,
    PullProgressed,
    RoundChanged,
    RoundWatched,
    TaskChanged,
    TaskReviewed,
    UsageSampled,
    WalletChanged,
)
from orca_desktop.domain.images import ImageCandidate
from orca_desktop.domain.keys import PublicKey, WalletKeys, public_key
from orca_desktop.domain.records import DistributionRecord, Proof, RoundRecord
from orca_desktop.domain.rounds import RoundResult, Windows
from orca_desktop.domain.status import EngineKind, EngineStatus, NetworkStatus, WalletStatus
from orca_desktop.domain.tasks import Cid, Payout, Requirement, Task, TaskId, TaskReview, TaskState
from orca_desktop.domain.variable_errors import waits_for
from orca_desktop.domain.watching import ProofSeen, RoundSeen
from orca_desktop.domain.ways import Way
from orca_desktop.state.store import Store

SERVER = "http://127.0.0.1:8899"
SLOT = 41_330_742 + 2_000 * 3 + 1_130
WINDOWS = Windows(starting_slot=41_248_742, round_time=2_000, submission_window=800, audit_window=800)
NOW_ROUND = WINDOWS.round_at(SLOT)
KOII = 1_000_000_000
EPOCH = 1_772_618_400
"""4 March 2026, 10:00 UTC: when the scenes play."""

DAY = 24 * 3_600
QUARTER = 15 * 60
DIGEST = f"sha256:{hashlib.sha256(b'approved').hexdigest()}"
NEW_DIGEST = f"sha256:{hashlib.sha256(b'new').hexdigest()}"

Scene = Callable[[Store], None]


def key(name: str) -> PublicKey:
    return public_key(hashlib.sha256(name.encode()).digest())


def task_id(name: str) -> TaskId:
    return TaskId(key(f"task {name}"))


def cid(number: int) -> Cid:
    digest = hashlib.sha256(f"proof {number}".encode()).hexdigest()
    return Cid(f"bafybei{digest[:52]}")


def network(*, reachable: bool = True, problem: str = "") -> NetworkStatus:
    return NetworkStatus(server=SERVER, reachable=reachable, slot=SLOT, slot_ms=408.0, problem=problem)


def engine(*, reachable: bool = True, problem: str = "", running: int = 3) -> EngineStatus:
    version = "27.1.1" if reachable else ""
    return EngineStatus(kind=EngineKind.DOCKER, reachable=reachable, version=version, running=running, problem=problem)


def wallet(balance: int = 41_200_000_000) -> WalletStatus:
    keys = WalletKeys(main=key("main"), staking=key("staking"))
    return WalletStatus(name="Main wallet", keys=keys, balance=Roe(balance), as_of=SLOT)


def task(
    name: str = "Prime Census", *, state: TaskState = TaskState.RUNNING, detail: str = "", claimable: int = 412_000_000
) -> Task:
    return Task(
        id=task_id(name),
        name=name,
        image="orca-desktop.localhost/prime-census:1",
        windows=WINDOWS,
        bounty_per_round=Roe(2 * KOII),
        minimum_stake=Roe(10_000_000),
        state=state,
        detail=detail,
        stake=Roe(10_000_000),
        claimable=Roe(claimable),
        nodes=5,
        as_of=SLOT,
    )


def review(*, balance: int = 41_200_000_000, name: str = "Prime Census") -> TaskReview:
    return TaskReview(
        task_id=task_id(name),
        name=name,
        author="Orca Desktop",
        description=(
            "Counts the **primes** of a range that belongs to the round, with\n\n"
            "- twin pairs,\n- the largest gap,\n- a checksum of all of them.\n\n"
            "Every node computes the same range, so a proof is audited by `computing` it again. "
            "See [the method](https://primes.example/method) ![a sieve](https://primes.example/sieve.png)"
        ),
        image="orca-desktop.localhost/prime-census:1",
        bounty_per_round=Roe(2 * KOII),
        total_bounty=Roe(12_000 * KOII),
        minimum_stake=Roe(10_000_000),
        nodes_last_round=5,
        round_seconds=816.0,
        windows=WINDOWS,
        requirements=(
            Requirement(type="ADDON", value="ORCA_TASK", description="Orca"),
            Requirement(type="CPU", value="1-core"),
            Requirement(type="RAM", value="512 MB"),
            Requirement(type="STORAGE", value="100 MB"),
        ),
        main_balance=Roe(balance),
    )


def proof(number: int, *, valid: bool = True, on_chain: bool = True) -> Proof:
    payload = {
        "taskId": task_id("Prime Census"),
        "roundNumber": number,
        "stakingKey": key("staking"),
        "range": [10_000_000 + number * 100_000, 10_100_000 + number * 100_000],
        "primes": 6_190 + number % 40,
        "twinPairs": 481 + number % 9,
        "largestGap": 114,
        "sha256": base58.b58decode(key(f"sum {number}")).hex(),
    }
    slot = WINDOWS.start_of(number + 1) + 37 if on_chain else None
    return Proof(payload=json.dumps(payload, separators=(",", ":")), signature_valid=valid, cid=cid(number), slot=slot)


def audits(number: int) -> tuple[AuditGiven, ...]:
    slot = WINDOWS.audit_start_of(number + 1) + 60
    valid = [
        AuditGiven(
            node=key(f"node {which}"),
            value=cid(number * 10 + which),
            verdict=Verdict.VALID,
            vote=VoteSent.NOT_NEEDED,
            reason="The container computed the same result.",
            slot=slot,
        )
        for which in range(3)
    ]
    wrong = AuditGiven(
        node=key("node 7"),
        value=cid(number * 10 + 7),
        verdict=Verdict.INVALID,
        vote=VoteSent.AGAINST,
        reason="The container says that the proof is wrong.",
        slot=slot,
    )
    silent = AuditGiven(
        node=key("node 8"),
        value=cid(number * 10 + 8),
        verdict=Verdict.NONE,
        vote=VoteSent.NOT_SENT,
        reason="The proof could not be fetched within 5 s, so there is no vote.",
        slot=slot,
    )
    return (*valid, wrong) if number % 2 else (*valid, silent)


def audit_again(number: int, given: AuditGiven) -> AuditAgain:
    """An audit run again that disagrees with the one of then."""
    theirs = json.loads(proof(number).payload) | {"stakingKey": given.node, "largestGap": 112}
    return AuditAgain(
        task_id=task_id("Prime Census"),
        round=number,
        node=given.node,
        image=AuditImage.NOW,
        value=given.value,
        verdict=Verdict.VALID if given.verdict is Verdict.INVALID else Verdict.INVALID,
        reason="Our container confirms it." if given.verdict is Verdict.INVALID else "Our container says it is wrong.",
        at=float(EPOCH),
        asked=("orca-desktop.localhost/prime-census:1",),
        payload=json.dumps(theirs),
        ours=proof(number).payload,
        given=given,
    )


def record(
    number: int,
    result: RoundResult = RoundResult.PAID,
    *,
    of: TaskId | None = None,
    note: str = "",
    received: AuditReceived | None = None,
) -> RoundRecord:
    """A round of Prime Census that went as *result* says."""
    has_proof = result not in (RoundResult.WORKING, RoundResult.MISSED)
    seen_on_chain = result is not RoundResult.WORKED
    rewards = {RoundResult.PAID: Roe(400_000_000), RoundResult.UNPAID: Roe(0), RoundResult.SLASHED: Roe(-7_000_000)}
    has_audits = result.is_final and result is not RoundResult.MISSED
    return RoundRecord(
        task_id=of or task_id("Prime Census"),
        number=number,
        result=result,
        note=note,
        proof=proof(number, on_chain=seen_on_chain) if has_proof else None,
        audits_given=audits(number) if has_audits else (),
        audit_received=received,
        distribution=_distribution(result),
        reward=rewards.get(result),
    )


def seen(number: int, *, nodes: int = 7, paid: bool = True) -> RoundSeen:
    """A round of Prime Census as the chain tells it: the first node's proof is doubted."""
    doubt = AuditReceived(
        raised_by=key("node 2"), votes_for=1, votes_against=4, slot=WINDOWS.audit_start_of(number + 1)
    )
    return RoundSeen(
        task_id=task_id("Prime Census"),
        number=number,
        nodes=nodes,
        doubted=1,
        proofs=tuple(
            ProofSeen(
                node=key(f"node {which}"),
                value=cid(number * 10 + which),
                slot=WINDOWS.start_of(number + 1) + 40 + which,
                doubt=doubt if which == 1 else None,
            )
            for which in range(1, nodes + 1)
        ),
        author=key("node 1") if paid else None,
        payout=Payout.SUCCESSFUL if paid else Payout.UNINITIALIZED,
    )


def watching(store: Store) -> None:
    """Two tasks that are only watched: one whose rounds are known, one that was just added."""
    apply_world(store)
    store.apply(TaskChanged(replace(task(state=TaskState.STOPPED, claimable=0), way=Way.WATCH, stake=Roe(0))))
    for number in range(NOW_ROUND - 9, NOW_ROUND):
        store.apply(RoundWatched(seen(number, nodes=4 + number % 5, paid=number < NOW_ROUND - 1)))
    other = replace(task("Pulse Indexer", state=TaskState.STOPPED, claimable=0), way=Way.WATCH, stake=Roe(0), as_of=0)
    store.apply(TaskChanged(other))


def practised(number: int, result: RoundResult = RoundResult.PRACTISED, note: str = "") -> RoundRecord:
    """A round of Prime Census of which nothing went on chain."""
    went_well = result is RoundResult.PRACTISED
    votes = {VoteSent.FOR: VoteSent.WOULD_BE_FOR, VoteSent.AGAINST: VoteSent.WOULD_BE_AGAINST}
    return RoundRecord(
        task_id=task_id("Prime Census"),
        number=number,
        result=result,
        note=note,
        proof=proof(number, on_chain=False) if went_well or result is RoundResult.WORKED else None,
        audits_given=tuple(replace(audit, vote=votes.get(audit.vote, audit.vote)) for audit in audits(number))
        if went_well
        else (),
        way=Way.PRACTICE,
    )


def practising(store: Store) -> None:
    """A task that practises, beside one that runs and one whose practice does not get on."""
    apply_world(store)
    nothing = Roe(0)
    practice = replace(running(), way=Way.PRACTICE, stake=nothing, claimable=nothing)
    store.apply(TaskChanged(practice))
    late = "The task did not answer in time."
    for number in range(NOW_ROUND - 9, NOW_ROUND - 1):
        is_late = number == NOW_ROUND - 5
        ended_so = RoundResult.WOULD_MISS if is_late else RoundResult.PRACTISED
        store.apply(RoundChanged(practised(number, ended_so, late if is_late else "")))
    store.apply(RoundChanged(practised(NOW_ROUND - 1, RoundResult.WORKED)))
    store.apply(RoundChanged(practised(NOW_ROUND, RoundResult.WORKING)))
    store.apply(TaskChanged(task("Pulse Indexer", state=TaskState.RUNNING)))
    _some_rounds(store, "Pulse Indexer", "✓✓–✓✓✓s")
    trouble = task("Doc Writer", state=TaskState.FAILED, claimable=0)
    words = "It ended by itself with exit code 1. It was started 5 times and is left stopped."
    store.apply(TaskChanged(replace(trouble, way=Way.PRACTICE, stake=nothing, detail=words)))


def _distribution(result: RoundResult) -> DistributionRecord | None:
    if result is not RoundResult.PAID:
        return None
    return DistributionRecord(
        author=key("node 1"), ours=False, agrees=True, our_share=Roe(400_000_000), approved_nodes=4, slashed_nodes=1
    )


def running() -> Task:
    """Prime Census at work, with all that is known of its container."""
    return replace(
        task(),
        digest=DIGEST,
        approved=approval(),
        health=healthy(),
        last_end=ended(StoppedBy.USER, "You asked for it", exit_code=0),
    )


def healthy(bad: Layer | None = None, state: LayerState = LayerState.GOOD, words: str = "") -> tuple[LayerHealth, ...]:
    """All layers good; or *bad* in another state, and what rests on it unknown."""
    order = list(Layer)
    place = order.index(bad) if bad is not None else len(order)
    above = LayerState.GOOD if state is LayerState.BUSY else LayerState.UNKNOWN
    return (
        *(LayerHealth(layer=layer, state=LayerState.GOOD) for layer in order[:place]),
        *(LayerHealth(layer=layer, state=state, words=words) for layer in order[place : place + 1]),
        *(LayerHealth(layer=layer, state=above) for layer in order[place + 1 :]),
    )


def approval() -> Approval:
    return Approval(
        image="orca-desktop.localhost/prime-census:1",
        digest=DIGEST,
        executable="bafybeiexecutable",
        minimum_stake=10_000_000,
        round_time=WINDOWS.round_time,
        submission_window=WINDOWS.submission_window,
        audit_window=WINDOWS.audit_window,
    )


def ended(
    by: StoppedBy,
    reason: str,
    *,
    exit_code: int | None = None,
    out_of_memory: bool = False,
    last_lines: tuple[str, ...] = (),
) -> LastEnd:
    return LastEnd(
        by=by,
        at=EPOCH - 130.0,
        reason=reason,
        exit_code=exit_code,
        out_of_memory=out_of_memory,
        last_lines=last_lines,
    )


def pull(part: float = 0.62) -> PullProgress:
    """Six layers; the first ones are in place, the last one waits."""
    sizes = (30_430_208, 14_680_064, 41_943_040, 5_242_880, 1_204_224, 0)
    left = int(sum(sizes) * part)
    layers = []
    for place, whole in enumerate(sizes):
        done = min(whole, left)
        left -= done
        name = hashlib.sha256(f"layer {place}".encode()).hexdigest()[:12]
        layers.append(LayerProgress(layer=name, done=done, total=whole, unpacked=done == whole > 0 and place < 1))
    image = "ghcr.io/weather-witness/station-reader:2.4"
    return PullProgress(image=image, layers=tuple(layers), speed=3_250_000.0, seconds_left=11.2)


def usage(number: int, *, at: float = float(EPOCH)) -> UsageSample:
    """The sample that is *number* seconds after *at*; what is used goes up and down in waves."""
    wave = math.sin(number / 90) + 0.4 * math.sin(number / 11) + 0.3 * math.sin(number / 3.7)
    return UsageSample(
        at=at + number,
        cpu=max(0.02, 0.55 + 0.3 * wave),
        memory=round(310 * MIB + 40 * MIB * math.sin(number / 400) + 9 * MIB * wave),
        memory_limit=2 * GIB,
        received=round(number * 18_000 + 90_000 * math.sin(number / 60)),
        sent=round(number * 5_200 + 20_000 * math.sin(number / 45)),
        read=number * 700,
        written=round(number * 41_000 + 160_000 * math.sin(number / 30)),
    )


def apply_world(store: Store) -> None:
    store.apply(NetworkChanged(network()))
    store.apply(EngineChanged(engine()))
    store.apply(WalletChanged(wallet()))


def empty(store: Store) -> None:
    """Everything is well, and no task has been joined."""
    apply_world(store)


def reviewing(store: Store) -> None:
    """A task was looked up, and its review is open."""
    apply_world(store)
    store.apply(TaskReviewed(review()))


def asks() -> RunPlan:
    """A plan that asks for two variables of the user."""
    variables = (("GITHUB_TOKEN", "${GITHUB_TOKEN}"), ("ENDPOINT", "https://api.example/${API_KEY}"))
    return RunPlan(containers=(ContainerSpec(name="task", image="koii/builder:3", variables=variables),))


def asking(store: Store) -> None:
    """The review of a task that asks for variables; for one of them there is a value from before."""
    apply_world(store)
    asked = replace(review(name="Prometheus Builder"), image="koii/builder:3", plan=asks())
    store.apply(TaskReviewed(replace(asked, missing_variables=("GITHUB_TOKEN",), variables_set=("API_KEY",))))


IMAGES = (
    ImageCandidate(image="docker.io/somebody/agent:1.4", found="imageURL, line 33"),
    ImageCandidate(image="docker.io/somebody/agent:test", found="imageURL, line 33, unless AGENT_IMAGE is set"),
)
"""What a program names that runs one of two."""


def choosing(store: Store) -> None:
    """The review of a task whose program does not say which of two images is its container."""
    apply_world(store)
    store.apply(TaskReviewed(replace(review(name="Prometheus Builder"), image="", candidates=IMAGES)))


def lacking(store: Store) -> None:
    """A joined task waits for a variable; another one is set, and a third is asked for no more."""
    busy(store)
    detail = waits_for(("GITHUB_TOKEN",))
    waiting = replace(running(), state=TaskState.STOPPED, detail=detail, plan=asks(), health=())
    store.apply(TaskChanged(replace(waiting, variables_set=("API_KEY", "OLD_NAME"), variables_at=EPOCH - 4_000.0)))


def poor(store: Store) -> None:
    """A review that the wallet cannot pay for, after a refused attempt to join."""
    store.apply(NetworkChanged(network()))
    store.apply(EngineChanged(engine()))
    store.apply(WalletChanged(wallet(balance=4_000_000)))
    store.apply(TaskReviewed(review(balance=4_000_000)))
    message = "This takes 0.010 KOII; the main wallet holds 0.004 KOII. Nothing was sent."
    store.apply(CommandRefused(JoinTask(task_id("Prime Census")), "Not enough KOII", message))


def refused(store: Store) -> None:
    """What was pasted is no task ID."""
    busy(store)
    message = (
        "A task ID has only letters and digits, without 0, O, I and l. This text has “0”. "
        "Copy the ID again from where you found the task."
    )
    store.apply(CommandRefused(ReviewTask("0xPrimeCensus"), "This is not a task ID", message))


def busy(store: Store) -> None:
    """Six tasks in different states; the first has run for many rounds."""
    apply_world(store)
    store.apply(TaskChanged(running()))
    _used(store, "Prime Census")
    states = (
        ("Pulse Indexer", TaskState.RUNNING, "", 2_060_000_000),
        ("Hello World Orca", TaskState.UNHEALTHY, "Nothing answers on port 8080; tried again in 8 s.", 31_000_000),
        ("Weather Witness", TaskState.STARTING, "", 0),
        ("Prometheus Builder", TaskState.STOPPED, "You stopped it.", 905_400_000),
        ("Tide Tables of the Northern Coasts and Harbours", TaskState.STOPPING, "The container is being stopped.", 12),
    )
    for name, state, detail, claimable in states:
        store.apply(TaskChanged(task(name, state=state, detail=detail, claimable=claimable)))
    store.apply(PullProgressed(task_id("Weather Witness"), pull()))
    _many_rounds(store)
    _some_rounds(store, "Pulse Indexer", "✓✓✓✓✓✓?✓✓✓✓✓s")
    _some_rounds(store, "Hello World Orca", "✓✓✓✓✓✓✓––w")
    _some_rounds(store, "Prometheus Builder", "✓✓✓!0✓✓✓✓")
    lines = log_lines(180)
    store.apply(LogAppended(task_id("Prime Census"), lines[:120], NOW_ROUND - 1))
    store.apply(LogAppended(task_id("Prime Census"), lines[120:], NOW_ROUND))


def broken(store: Store) -> None:
    """The network and the engine are away, and a task has failed."""
    store.apply(
        NetworkChanged(
            network(
                reachable=False,
                problem=f"{SERVER} does not answer (connection refused). "
                "Rounds cannot be read or paid until it does; the program keeps trying. Check the internet connection.",
            )
        )
    )
    store.apply(
        EngineChanged(
            engine(
                reachable=False,
                problem="No Docker Engine answers (connection refused). "
                "Tasks run in containers, so none can start. Start Docker; the program keeps trying.",
            )
        )
    )
    store.apply(WalletChanged(wallet()))
    detail = "The bundled sample ended at once with code 1. Its last words: no space left on device"
    store.apply(TaskChanged(task("Prime Census", state=TaskState.FAILED, detail=detail)))
    store.apply(TaskChanged(task("Pulse Indexer", state=TaskState.UNHEALTHY, detail="The network is out of reach.")))
    _some_rounds(store, "Prime Census", "✓✓✓✓–!––")


def pulling(store: Store) -> None:
    """A task was just joined, and its image is on its way."""
    apply_world(store)
    store.apply(TaskChanged(task("Weather Witness", state=TaskState.STARTING, claimable=0)))
    store.apply(PullProgressed(task_id("Weather Witness"), pull()))


def finishing(store: Store) -> None:
    """The user wants the task to end after its rounds; it is busy with one of them."""
    busy(store)
    detail = "Round 43 is being audited; then the container is stopped."
    health = healthy(Layer.HTTP, LayerState.BUSY, "It works on round 44 and answers nothing else meanwhile.")
    store.apply(TaskChanged(replace(running(), state=TaskState.FINISHING, detail=detail, health=health)))


def changed(store: Store) -> None:
    """Since the user agreed, the image is another one, and the stake is higher."""
    busy(store)
    changes = (
        Change(what="Image version", before=f"{DIGEST[:19]}…", now=f"{NEW_DIGEST[:19]}…"),
        Change(what="Minimum stake", before="0.010 KOII", now="0.050 KOII"),
    )
    detail = "The image and the stake have changed since you agreed."
    asked = replace(running(), state=TaskState.STOPPED, changes=changes, digest=NEW_DIGEST, detail=detail, health=())
    store.apply(TaskChanged(replace(asked, approved=approval(), last_end=ended(StoppedBy.UPDATE, "It was updated"))))


def crashed(store: Store) -> None:
    """The container ended by itself for the third time and is started again soon."""
    busy(store)
    end = ended(
        StoppedBy.CRASH,
        "The container ended",
        exit_code=137,
        out_of_memory=True,
        last_lines=("INFO  computing round 44", "INFO  sieve of 100,000,000 numbers", "Killed"),
    )
    health = healthy(Layer.CONTAINER, LayerState.BAD, "It ended with code 137: out of memory.")
    state = replace(running(), state=TaskState.UNHEALTHY, detail="It used more memory than it may have.", health=health)
    store.apply(TaskChanged(replace(state, crashes=3, retry_at=EPOCH + 12.0, last_end=end)))


def quarantined(store: Store) -> None:
    """The container has crashed too often to be tried again."""
    busy(store)
    end = ended(
        StoppedBy.CRASH,
        "The container ended",
        exit_code=1,
        last_lines=("Traceback (most recent call last):", "OSError: [Errno 28] No space left on device"),
    )
    detail = "It crashed 6 times in a row and is left stopped. Start it again when you know more."
    health = healthy(Layer.CONTAINER, LayerState.BAD, "It ended with code 1.")
    state = replace(running(), state=TaskState.FAILED, detail=detail, health=health)
    store.apply(TaskChanged(replace(state, crashes=6, last_end=end)))


def without_docker(store: Store) -> None:
    """The bundled sample runs as an ordinary process; its first rounds are under way."""
    store.apply(NetworkChanged(network()))
    store.apply(EngineChanged(EngineStatus(kind=EngineKind.PROCESS, reachable=True, running=1)))
    store.apply(WalletChanged(wallet()))
    store.apply(TaskChanged(task(claimable=0)))
    store.apply(RoundChanged(record(NOW_ROUND, RoundResult.WORKING)))


def log_lines(count: int) -> tuple[str, ...]:
    first = ("serving on 0.0.0.0:8080", "proofs are kept in /data/proofs.sqlite")
    lines = (
        f"2026-03-04T10:{line // 60 % 60:02d}:{line % 60:02d}Z  {what}"
        for line in range(count)
        for what in _words_of_a_server(line)
    )
    return (*first, *lines)[:count]


def _words_of_a_server(line: int) -> tuple[str, ...]:
    if line % 13 == 5:
        return (f"WARNING the range of round {line // 4} took longer than the one before", "DEBUG cache 81 % full")
    if line == 83:
        return ("ERROR GET /submission/20: no such proof yet", "INFO  computing round 21")
    return (f"INFO  POST /task/{line // 4} 200 31 ms", f"GET /submission/{line // 4} 200 1 ms")


def _used(store: Store, name: str) -> None:
    """24 hours of samples up to EPOCH, one of them a restart."""
    coarse = range(-DAY, -QUARTER, 30)
    for number in (*coarse, *range(-QUARTER, 1, 5)):
        store.apply(UsageSampled(task_id(name), usage(DAY + number, at=float(EPOCH - DAY))))


def _many_rounds(store: Store) -> None:
    doubted = AuditReceived(raised_by=key("node 9"), votes_for=9, votes_against=2, slot=SLOT - 4_000)
    lost = AuditReceived(raised_by=key("node 4"), votes_for=1, votes_against=7, slot=SLOT - 18_000)
    special = {
        NOW_ROUND: record(NOW_ROUND, RoundResult.WORKING),
        NOW_ROUND - 1: record(NOW_ROUND - 1, RoundResult.IN_AUDIT),
        NOW_ROUND - 2: record(NOW_ROUND - 2, RoundResult.SETTLING, received=doubted),
        NOW_ROUND - 5: record(
            NOW_ROUND - 5, RoundResult.MISSED, note="The container had nothing to submit, so the round was missed."
        ),
        NOW_ROUND - 9: record(
            NOW_ROUND - 9, RoundResult.SLASHED, received=lost, note="The votes went against the proof: 1 to 7."
        ),
    }
    for number in range(NOW_ROUND - 38, NOW_ROUND + 1):
        store.apply(RoundChanged(special.get(number) or record(number)))


def _some_rounds(store: Store, name: str, signs: str) -> None:
    """One round a sign, the last one being the present round or the one before."""
    results = {
        "✓": RoundResult.PAID,
        "–": RoundResult.MISSED,
        "!": RoundResult.SLASHED,
        "0": RoundResult.UNPAID,
        "?": RoundResult.UNPAID,
        "s": RoundResult.SUBMITTED,
        "w": RoundResult.WORKING,
    }
    for place, sign in enumerate(signs):
        store.apply(RoundChanged(record(NOW_ROUND - len(signs) + 1 + place, results[sign], of=task_id(name))))


SCENES: dict[str, Scene] = {
    "empty": empty,
    "review": reviewing,
    "asking": asking,
    "choosing": choosing,
    "lacking": lacking,
    "poor": poor,
    "refused": refused,
    "busy": busy,
    "broken": broken,
    "pulling": pulling,
    "finishing": finishing,
    "changed": changed,
    "crashed": crashed,
    "quarantined": quarantined,
    "without-docker": without_docker,
    "watching": watching,
    "practising": practising,
}
