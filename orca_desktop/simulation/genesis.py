"""What is there before the first slot: the tasks, their files, and a wallet of nobody's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from orca_desktop.assets import resource
from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import Cid, TaskId
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, rent_exempt_minimum
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.program.state import key_numbers
from orca_desktop.simulation.wallets import keypair, public, stake_pot

MINIMUM_STAKE = ROE_PER_KOII // 100
BOUNTY_PER_ROUND = 2 * ROE_PER_KOII
TOTAL_BOUNTY = 12_000 * ROE_PER_KOII
KEPT_ROUNDS = 5
_POT_DEPOSIT = ROE_PER_KOII // 1_000
_TASK_SPACE = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedTask:
    """An ID to try; `state` says in a word what will come of it."""

    id: TaskId
    name: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Genesis:
    accounts: Mapping[PublicKey, Account]
    tasks: tuple[OfferedTask, ...]

    @property
    def sample(self) -> TaskId:
        return self.tasks[0].id


@dataclass(frozen=True, slots=True, kw_only=True)
class _Files:
    """Where the sample task's files are stored."""

    metadata: Cid
    executable: Cid


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """A task account to be made."""

    name: str
    description: str
    state: str
    changes: Mapping[str, Any] = field(default_factory=dict)


def make_genesis(options: Options, content: ContentStore) -> Genesis:
    """The accounts of the genesis; the task's files go into *content*. Raises FileNotFoundError without the sample."""
    files = _Files(
        metadata=_publish("metadata.json", content),
        executable=_publish("main.js", content),
    )
    sample = _task_id(options, "Prime Census")
    plans = (
        _Plan(name="Prime Census", description="Counts the primes of a range in every round", state="sample"),
        _Plan(name="Idle Census", description="A census that rests", state="inactive", changes={"is_active": False}),
        _Plan(
            name="Old Census",
            description="The census before it moved",
            state="migrated",
            changes={"is_migrated": True, "migrated_to": sample},
        ),
    )
    accounts = {key: account for plan in plans for key, account in _accounts(plan, options, files)}
    wallet = public(keypair(options.seed, "wallet of nobody"))
    accounts[wallet] = Account(lamports=ROE_PER_KOII)
    offered = [OfferedTask(id=_task_id(options, plan.name), name=plan.name, state=plan.state) for plan in plans]
    offered.append(OfferedTask(id=TaskId(wallet), name="A wallet", state="system account"))
    return Genesis(accounts=accounts, tasks=tuple(offered))


def _publish(file_name: str, content: ContentStore) -> Cid:
    return content.add(file_name, resource("sample_task", file_name).read_bytes(), pinned=True)


def _task_id(options: Options, name: str) -> TaskId:
    return TaskId(public(keypair(options.seed, f"task {name}")))


def _accounts(plan: _Plan, options: Options, files: _Files) -> list[tuple[PublicKey, Account]]:
    """The task's account, and its pot with the bounty."""
    pot = stake_pot(options.seed, plan.name)
    document = _document(plan, options, files, pot) | dict(plan.changes)
    data = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    task = Account(lamports=rent_exempt_minimum(_TASK_SPACE), owner=KOII_TASK_PROGRAM, data=data)
    return [
        (PublicKey(_task_id(options, plan.name)), task),
        (pot, Account(lamports=TOTAL_BOUNTY + _POT_DEPOSIT)),
    ]


def _document(plan: _Plan, options: Options, files: _Files, pot: PublicKey) -> dict[str, Any]:
    """The task's document, members in the order of k2.md 3.4."""
    windows = options.windows
    return {
        "is_allowlisted": True,
        "is_active": True,
        "task_name": plan.name,
        "task_description": plan.description,
        "task_manager": key_numbers(public(keypair(options.seed, "creator"))),
        "task_audit_program": files.executable,
        "stake_pot_account": key_numbers(pot),
        "total_bounty_amount": TOTAL_BOUNTY,
        "bounty_amount_per_round": BOUNTY_PER_ROUND,
        "available_balances": {},
        "stake_list": {},
        "task_metadata": files.metadata,
        "submissions": {},
        "submissions_audit_trigger": {},
        "total_stake_amount": 0,
        "minimum_stake_amount": MINIMUM_STAKE,
        "ip_address_list": {},
        "round_time": windows.round_time,
        "starting_slot": windows.starting_slot,
        "audit_window": windows.audit_window,
        "submission_window": windows.submission_window,
        "task_executable_network": "IPFS",
        "distribution_rewards_submission": {},
        "distributions_audit_trigger": {},
        "distributions_audit_record": {},
        "task_vars": "",
        "koii_vars": "",
        "is_migrated": False,
        "migrated_to": "",
        "allowed_failed_distributions": KEPT_ROUNDS,
    }
