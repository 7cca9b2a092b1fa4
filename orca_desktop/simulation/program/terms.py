"""What a creator says of a new task: whether it makes one, and the document that it makes (k2.md 3.1, 4.3, 6.3)."""

from __future__ import annotations

from typing import Any

from orca_desktop.domain.keys import PublicKey, key_bytes
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2.addresses import pot_bump
from orca_desktop.k2.instruction_values import TaskTerms
from orca_desktop.simulation.accounts import ProgramError
from orca_desktop.simulation.program.state import TaskState, key_numbers

NETWORKS = ("IPFS", "ARWEAVE", "DEVELOPMENT")


def require_terms(terms: TaskTerms, total_bounty: int) -> None:
    """Refuse what would be no task. Raises ProgramError."""
    problems = (
        (not terms.name or not terms.executable or not terms.metadata, "a task has a name, a program and metadata"),
        (terms.network not in NETWORKS, f"the network is one of {', '.join(NETWORKS)}"),
        (terms.round_time <= 0, "a round has a length"),
        (terms.audit_window <= 0 or terms.submission_window <= 0, "the windows have a length"),
        (terms.audit_window + terms.submission_window > terms.round_time, "the windows are longer than the round"),
        (terms.bounty_per_round <= 0, "a round has a bounty"),
        (terms.bounty_per_round > total_bounty, "the bounty of a round is more than there is in all"),
        (terms.minimum_stake <= 0, "the minimum of a stake is above zero"),
    )
    for is_wrong, words in problems:
        if is_wrong:
            raise ProgramError(f"Invalid task: {words}")


def new_state(
    terms: TaskTerms, *, total_bounty: int, manager: PublicKey, pot: PublicKey, mint: PublicKey | None, slot: int
) -> TaskState:
    """The state of a task that begins now. *mint* is what it pays in; None: KOII."""
    document = {
        "is_allowlisted": False,
        "is_active": True,
        "task_name": terms.name,
        "task_description": terms.description,
        "task_manager": key_numbers(manager),
        "task_audit_program": terms.executable,
        "stake_pot_account": key_numbers(pot),
        "total_bounty_amount": total_bounty,
        "bounty_amount_per_round": terms.bounty_per_round,
        "available_balances": {},
        "stake_list": {},
        "task_metadata": terms.metadata,
        "submissions": {},
        "submissions_audit_trigger": {},
        "total_stake_amount": 0,
        "minimum_stake_amount": terms.minimum_stake,
        "ip_address_list": {},
        "round_time": terms.round_time,
        "starting_slot": slot,
        "audit_window": terms.audit_window,
        "submission_window": terms.submission_window,
        "task_executable_network": terms.network,
        "distribution_rewards_submission": {},
        "distributions_audit_trigger": {},
        "distributions_audit_record": {},
        "task_vars": terms.variables,
        "is_migrated": False,
        "migrated_to": "",
        "allowed_failed_distributions": terms.allowed_failed_distributions,
    }
    if mint is None:
        return TaskState(document | {"koii_vars": ""}, TokenKind.KOII)
    return TaskState(document | _of_token(terms, pot, mint), TokenKind.KPL)


def _of_token(terms: TaskTerms, pot: PublicKey, mint: PublicKey) -> dict[str, Any]:
    return {
        "stake_pot_seed": list(terms.pot_seed),
        "stake_pot_bump": pot_bump(pot),
        "token_type": list(key_bytes(mint)),
    }
