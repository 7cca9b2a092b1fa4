"""`orca-desktop stake`, `unstake`, `claim`, `transfer` and `money`: what would happen in words, then a question.

Exit codes: 0 done, or going on in the node; 1 refused or failed; 2 words that are not understood; 3 not agreed to.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from orca_desktop.cli import money_ask
from orca_desktop.cli.attach import FAILED, AsJson, DataFolder, TaskWords, data_folder, find_task, known
from orca_desktop.cli.headless import complain
from orca_desktop.cli.money_carry import Manner, carry_out, tell
from orca_desktop.cli.money_words import (
    limit_fields,
    limit_lines,
    saga_fields,
    saga_lines,
)
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.accounts import named
from orca_desktop.domain.amounts import Units
from orca_desktop.domain.commands import SetDayLimit
from orca_desktop.domain.errors import NoNodeRuns, OrcaError
from orca_desktop.domain.keys import PublicKey, key_bytes
from orca_desktop.domain.koii_amounts import AmountUnclear, parse_amount
from orca_desktop.domain.money import (
    MOST_CLAIMED,
    Claim,
    DayLimit,
    MoneyRequest,
    RepairStakingAccount,
    Saga,
    StakeMore,
    Transfer,
    Unstake,
)
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.state.selectors import tokens_known
from orca_desktop.state.store import Store

BAD_WORDS = 2
PATIENCE_SECONDS = 180.0

Amount = Annotated[str, typer.Argument(metavar="AMOUNT", help="With a point before the fraction: 2 or 0.5")]
AccountName = Annotated[
    str, typer.Option("--account", help="The account by its name; else the task's, or the default.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask: carry it out as planned.")]
NoWait = Annotated[bool, typer.Option("--no-wait", help="End once it has begun; the node goes on.")]
Patience = Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds to wait for the end.")]
AtOnce = Annotated[bool, typer.Option("--at-once", help="Stop the task at once, not when its rounds are finished.")]
All = Annotated[bool, typer.Option("--all", help="Of every joined task that has something to claim.")]
OfToken = Annotated[str, typer.Option("--token", metavar="MINT", help="Of the token with this mint, not KOII.")]
Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="To whom: the public key of a wallet.")]


def stake(
    task: TaskWords,
    amount: Amount,
    account: AccountName = "",
    data: DataFolder = None,
    yes: Yes = False,
    json: AsJson = False,
    no_wait: NoWait = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Stake on a joined task, in addition to what is staked: KOII, or the token that the task pays in."""
    joined = _joined(task, data)
    request = StakeMore(task_id=joined.id, amount=_amount(amount, joined.token))
    carry_out([(request, account)], Manner(data=data, as_json=json, yes=yes, waits=not no_wait, patience=timeout))


def unstake(
    task: TaskWords,
    at_once: AtOnce = False,
    account: AccountName = "",
    data: DataFolder = None,
    yes: Yes = False,
    json: AsJson = False,
    no_wait: NoWait = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Stop a task, wait until the network gives its stake back, and have it paid to the main account."""
    request = Unstake(task_id=_joined(task, data).id, at_once=at_once)
    carry_out([(request, account)], Manner(data=data, as_json=json, yes=yes, waits=not no_wait, patience=timeout))


def claim(
    task: Annotated[str, typer.Argument(metavar="[TASK]", help="The task by its name or ID; or --all.")] = "",
    everything: All = False,
    account: AccountName = "",
    data: DataFolder = None,
    yes: Yes = False,
    json: AsJson = False,
    no_wait: NoWait = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Have rewards paid to the main account: one transaction a task."""
    if bool(task) == everything:
        _end("Name a task, or say --all.", BAD_WORDS)
    manner = Manner(data=data, as_json=json, yes=yes, waits=not no_wait, patience=timeout)
    if task:
        carry_out([(Claim(task_ids=(_joined(task, data).id,)), account)], manner)
    wanted = _claims(_store_of_node(data), account)
    if not wanted:
        _end("Nothing can be claimed now.", 0)
    carry_out(wanted, manner)


def transfer(
    address: Address,
    amount: Amount,
    token: OfToken = "",
    account: AccountName = "",
    data: DataFolder = None,
    yes: Yes = False,
    json: AsJson = False,
    no_wait: NoWait = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Send KOII, or of a token, from a main account to any address."""
    chosen = _token(token, data)
    units = _amount(amount, chosen)
    try:
        key_bytes(address)
    except ValueError:
        _end("That is no address: an address is a text of 32 to 44 letters and digits.", BAD_WORDS)
    request = Transfer(to=PublicKey(address), amount=units, mint=chosen.mint)
    carry_out([(request, account)], Manner(data=data, as_json=json, yes=yes, waits=not no_wait, patience=timeout))


money = typer.Typer(help="Money that is under way and of late; giving it up, the limit for a day, repair.")


@money.callback(invoke_without_command=True)
def under_way(context: typer.Context, data: DataFolder = None, json: AsJson = False) -> None:
    """Money that is under way and of late; giving it up, the limit for a day, repair."""
    if context.invoked_subcommand is not None:
        return
    store = _store(data)
    sagas = sorted(store.sagas.values(), key=lambda saga: (saga.slot, saga.started_at))
    if json:
        print_json({"sagas": [saga_fields(saga) for saga in sagas], **limit_fields(store.day_limit)})
        return
    lines = [line for saga in sagas for line in saga_lines(saga)] or ["No money is under way, and none was of late."]
    print("\n".join((*lines, *limit_lines(store.day_limit))))


@money.command()
def cancel(
    name: Annotated[str, typer.Argument(metavar="ID", help="As `orca-desktop money` shows it.")],
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Give up what was agreed to, as long as nothing of it is sent."""
    found: list[Saga] = []
    if code := money_ask.cancelled(data, name, found):
        raise typer.Exit(code)
    tell(found[0], json)


@money.command()
def repair(
    account: AccountName = "",
    data: DataFolder = None,
    yes: Yes = False,
    json: AsJson = False,
    no_wait: NoWait = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Give a staking account that belongs to the wrong program back its use; what it holds goes to the main account."""
    manner = Manner(data=data, as_json=json, yes=yes, waits=not no_wait, patience=timeout)
    carry_out([(RepairStakingAccount(), account)], manner)


@money.command()
def limit(
    amount: Annotated[str, typer.Argument(metavar="[AMOUNT|off]", help="How much a day, or off for any amount.")] = "",
    token: OfToken = "",
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Show or set how much may be staked and sent in a day: of KOII, or of a token, which has a limit of its own."""
    found = [_store(data).day_limit] if not amount else []
    if amount:
        of = _token(token, data)
        chosen = None if amount.casefold() == "off" else _amount(amount, of)
        if code := money_ask.limited(data, SetDayLimit(chosen, of), found):
            raise typer.Exit(code)
    _tell_limit(found[0], json)


def _tell_limit(limit: DayLimit, as_json: bool) -> None:
    if as_json:
        print_json(limit_fields(limit))
    else:
        print("\n".join(limit_lines(limit)))


# -- what is meant --------------------------------------------------------------------------------------------------


def _amount(text: str, token: Token) -> Units:
    try:
        return parse_amount(text, token)
    except AmountUnclear as error:
        _end(f"{error}", BAD_WORDS)


def _token(mint: str, data: Path | None) -> Token:
    """KOII where none is named; else the token of this mint, as an account holds it or a task pays in it."""
    if not mint:
        return KOII
    found = tokens_known(_store(data)).get(PublicKey(mint))
    if found is None:
        _end(f"No account here holds a token with the mint {mint}. `orca-desktop keys list` has those.", BAD_WORDS)
    return found


def _joined(words: str, data: Path | None) -> Task:
    try:
        return find_task(_store(data), words)
    except OrcaError as error:
        complain(error)
        raise typer.Exit(FAILED) from error


def _store(data: Path | None) -> Store:
    try:
        store, _ = asyncio.run(known(data_folder(data)))
    except OrcaError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    return store


def _store_of_node(data: Path | None) -> Store:
    """Of a node that runs: only that one knows what can be claimed."""
    folder = data_folder(data)
    try:
        store, runs = asyncio.run(known(folder))
        if not runs:
            raise NoNodeRuns(f"{folder}")
    except OrcaError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    return store


def _works_with(task: Task, account: str, store: Store) -> bool:
    """Whether the task works with the account of this name or main key; a task that names none, with the default."""
    chosen = named(store.accounts.accounts, account)
    if chosen is None:
        return task.account == account
    return task.account in (chosen.main, chosen.name) or (not task.account and chosen.name == store.accounts.default)


def _claims(store: Store, account: str) -> list[tuple[MoneyRequest, str]]:
    """Requests for the tasks of each account, by name; only for those of *account* where one is named.

    Of very many tasks of an account there are several.
    """
    claimable = (task for task in store.tasks.values() if task.claimable)
    chosen = (task for task in claimable if not account or _works_with(task, account, store))
    tasks = sorted(chosen, key=lambda task: (task.name, task.id))
    of_account = {name: [task.id for task in tasks if task.account == name] for name in [one.account for one in tasks]}
    return [
        (Claim(task_ids=tuple(ids[first : first + MOST_CLAIMED])), account or name)
        for name, ids in of_account.items()
        for first in range(0, len(ids), MOST_CLAIMED)
    ]


def _end(words: str, code: int) -> NoReturn:
    print(plain(words), file=sys.stderr if code else sys.stdout, flush=True)
    raise typer.Exit(code)
