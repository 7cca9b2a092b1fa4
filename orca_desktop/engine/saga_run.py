"""Carries one saga out, step by step. It may be cut off anywhere: journal and book know how far it came."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeVar

from orca_desktop.domain.acts import ActStatus
from orca_desktop.domain.commands import FinishTask, StopTask
from orca_desktop.domain.errors import InsufficientFunds, JoinError, JournalError, NetworkError, OrcaError, WalletError
from orca_desktop.domain.events import ActChanged, Event, SagaChanged
from orca_desktop.domain.keys import WalletKeys
from orca_desktop.domain.money import Claim, Saga, SagaState, Unstake
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.tokens import keys_in
from orca_desktop.engine import money_words as words
from orca_desktop.engine.acts import FORGOTTEN, UNSETTLED, Acts
from orca_desktop.engine.backoff import Backoff
from orca_desktop.engine.money_tools import MoneyTools
from orca_desktop.engine.saga_acts import sending
from orca_desktop.engine.saga_steps import Step, StepKind, free_from, key_of, last_proof, steps_of
from orca_desktop.ports.history import JournalEntry
from orca_desktop.ports.keys import Wallet

log = logging.getLogger(__name__)

T = TypeVar("T")

SETTLE_SECONDS = 1.0
"""How long a task's state is given to follow a command."""

SILENT_SECONDS = 10.0
"""A network that has not told its slot for so long is said to be away."""

HELD = "submission cannot withdraw"
"""How the task program says that a stake is still held (k2.md 6.2)."""


class _Ends(Exception):
    """The saga is over before its last step."""

    def __init__(self, state: SagaState, text: str) -> None:
        super().__init__(text)
        self.state = state
        self.text = text


class SagaRun:
    """`saga` is how it stands. *turn* is held by the saga that is sending: one after the other."""

    def __init__(self, saga: Saga, tools: MoneyTools, turn: asyncio.Lock) -> None:
        self.saga = saga
        self._tools = tools
        self._turn = turn
        self._steps = steps_of(saga.plan)

    @property
    def is_sent(self) -> bool:
        """Whether anything of it may have reached the network. Raises JournalError."""
        return any(self._entry(step) is not None for step in self._steps if step.kind.is_sent)

    @property
    def is_forgotten(self) -> bool:
        """Whether nobody can tell any more what became of something that was sent. Raises JournalError."""
        entries = (self._entry(step) for step in self._steps if step.kind.is_sent)
        return any(
            entry is not None and entry.status is ActStatus.UNKNOWN and entry.detail == FORGOTTEN for entry in entries
        )

    async def run(self) -> None:
        """Go on from where it stands until it is over."""
        try:
            await self._go_on()
            end = self._ending()
        except _Ends as ends:
            end = ends
        except Exception:  # a fault in one saga must not cost the others, or any task its round
            log.exception("the saga %s could not be carried out", self.saga.id)
            end = _Ends(SagaState.FAILED, words.BUG)
        await self._write_end(end)

    def cancel(self) -> None:
        """Write that it was given up. Raises JournalError."""
        if self.is_forgotten:
            self._become(state=SagaState.CANCELLED, words=words.GIVEN_UP, is_unknown=True)
        else:
            self._become(state=SagaState.CANCELLED, words=words.CANCELLED)

    async def _go_on(self) -> None:
        backoff = Backoff(first=0.2, limit=self._tools.pace.retry)
        while self.saga.done < len(self._steps):
            try:
                await self._carry_out(self._steps[self.saga.done])
                backoff.reset()
            except InsufficientFunds as error:
                raise _Ends(SagaState.FAILED, f"{error.title}. {error.message}") from error
            except JoinError as error:
                raise _Ends(SagaState.FAILED, f"{error.title}. {error.message}") from error
            except (NetworkError, WalletError, JournalError) as error:
                self._say(SagaState.WAITING, f"{error.title}. {error.message}")
                await self._tools.clock.sleep(backoff.next())

    def _ending(self) -> _Ends:
        """What became of it; a step that was refused while the others went on is told."""
        refused = [
            f"{text}: {entry.detail}"
            for step, text in zip(self._steps, self.saga.plan.steps, strict=False)
            if (entry := self._refusal(step)) is not None
        ]
        if refused:
            text = f"The network refused what follows, and nothing of it moved. {'; '.join(refused)}"
            return _Ends(SagaState.FAILED, text)
        return _Ends(SagaState.DONE, "Everything is done and confirmed by the network.")

    def _refusal(self, step: Step) -> JournalEntry | None:
        """What came of a step that was refused; an account that was made elsewhere meanwhile is not missed."""
        entry = self._entry(step) if step.kind.is_sent and step.kind is not StepKind.MAKE else None
        return entry if entry is not None and entry.status is ActStatus.REFUSED else None

    async def _write_end(self, end: _Ends) -> None:
        """A full disk is waited for: an end that is not written would be begun again."""
        while True:
            try:
                self._become(state=end.state, words=end.text)
            except JournalError as error:
                self._say(SagaState.WAITING, error.message)
                await self._tools.clock.sleep(self._tools.pace.retry)
            else:
                return

    async def _carry_out(self, step: Step) -> None:
        match step.kind:
            case StepKind.REST:
                await self._rest(step)
            case StepKind.WAIT:
                await self._wait(step)
            case _:
                async with self._turn:
                    await self._send(step)
                with suppress(OrcaError):  # it is done all the same; the node looks again in its own time
                    await self._tools.look_again(self.saga.plan.main, step.task_id)

    # -- before the stake is taken back -----------------------------------------------------------------------------

    async def _rest(self, step: Step) -> None:
        """Have the task stop, in the way that was agreed to, and wait until it has."""
        request = self.saga.plan.request
        self._say_step()
        if self._joined(step) is not None:
            at_once = isinstance(request, Unstake) and request.at_once
            self._tools.submit(StopTask(step.task_id) if at_once else FinishTask(step.task_id))
            await self._tools.clock.sleep(SETTLE_SECONDS)
            while self._runs(step):
                self._say(SagaState.WAITING, words.STOPPING)
                await self._tools.clock.sleep(SETTLE_SECONDS)
        self._step_done()

    async def _wait(self, step: Step) -> None:
        """Wait until the network gives the stake back, by the proofs that are on chain then."""
        keys = self._keys()
        while True:
            account = await self._tools.chain.task(step.task_id)
            slot = await self._tools.chain.slot()
            due = free_from(account.windows, last_proof(account, keys_in(account.token, keys).staking))
            if due is None or due <= slot:
                break
            await self._wait_until(due, step)
        self._require_rest(step)
        self._step_done()

    async def _wait_until(self, due: int, step: Step) -> None:
        while (missing := self._tools.slots.seconds(due - self._tools.slots.slot())) > 0:
            self._require_rest(step)
            when = words.from_slot(due, missing)
            self._say(SagaState.WAITING, f"The network holds the stake for three rounds after the last proof: {when}.")
            await self._tools.clock.sleep(min(missing + 0.05, self._tools.pace.retry))

    def _require_rest(self, step: Step) -> None:
        if self._runs(step):
            raise _Ends(SagaState.CANCELLED, words.STARTED_AGAIN)

    def _runs(self, step: Step) -> bool:
        task = self._joined(step)
        return task is not None and task.is_at_work

    def _joined(self, step: Step) -> Task | None:
        """The task, where it works with the account of this plan: what it does with another is none of it."""
        return self._tools.task_with(step.task_id, self.saga.plan.main)

    # -- what is sent -----------------------------------------------------------------------------------------------

    async def _send(self, step: Step) -> None:
        """Carry the step's act out once, or find what became of it when it was sent before."""
        wallet = await self._tools.signer.money_wallet(self.saga.plan.main)
        if wallet.main.public_key != self.saga.plan.main:
            raise _Ends(SagaState.FAILED, words.OTHER_KEYS)
        now = await sending(step, self.saga.plan, wallet, self._tools.chain)
        key, entry = key_of(self.saga.id, step), self._entry(step)
        if entry is None and now.is_void:
            self._step_done()
            return
        if entry is None or entry.status in UNSETTLED:
            self._require_rest_before(step)
            self._say_step()
            entry = await self._watched(self._acts(now.wallet).once(key, now.act, now.intent))
        self._take(step, entry)

    def _acts(self, wallet: Wallet) -> Acts:
        return Acts(
            self._tools.chain,
            self._tools.journal,
            wallet,
            self._tools.clock,
            slots=self._tools.slots,
            publish=self._told,
        )

    def _require_rest_before(self, step: Step) -> None:
        if step.kind is StepKind.WITHDRAW:
            self._require_rest(step)

    def _take(self, step: Step, entry: JournalEntry) -> None:
        """Go on after what became of an act."""
        if entry.status is ActStatus.DONE:
            self._step_done()
        elif step.kind is StepKind.WITHDRAW and HELD in entry.detail:
            self._tools.journal.forget(entry.key)  # it certainly did nothing; it is tried again when it is time
            self._become(done=self.saga.done - 1, state=SagaState.WAITING, words=entry.detail)
        elif step.kind is StepKind.MAKE:
            self._step_done()  # where it is missing all the same, the claim makes it along, or is refused and told
        elif step.kind is StepKind.CLAIM and isinstance(self.saga.plan.request, Claim) and len(self._steps) > 1:
            self._step_done()  # the others are claimed all the same; the end tells
        else:
            raise _Ends(SagaState.FAILED, f"The network refused it: {entry.detail}")

    async def _watched(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of *work*; says meanwhile when the network does not answer."""
        working = asyncio.ensure_future(work)
        try:
            while not working.done():
                pause = asyncio.ensure_future(self._tools.clock.sleep(self._tools.pace.retry))
                try:
                    await asyncio.wait({working, pause}, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    pause.cancel()
                    await asyncio.gather(pause, return_exceptions=True)
                if not working.done():
                    self._say_what_is_waited_for()
            return working.result()
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)

    def _say_what_is_waited_for(self) -> None:
        with suppress(JournalError):  # looked at again in a moment
            if self.is_forgotten:
                self._become(state=SagaState.WAITING, words=words.FORGOTTEN)
            elif self._tools.slots.age() > SILENT_SECONDS:
                self._say(SagaState.WAITING, words.AWAY)

    def _told(self, event: Event) -> None:
        """Pass on what is told of an act, and note its transaction."""
        self._tools.publish(event)
        if isinstance(event, ActChanged) and event.record.signature is not None:
            known = self.saga.signatures
            if event.record.signature not in known:
                with suppress(JournalError):  # the journal has it already
                    self._become(signatures=(*known, event.record.signature))

    # -- how it stands ----------------------------------------------------------------------------------------------

    def _keys(self) -> WalletKeys:
        """The public keys of the account. Raises _Ends where it is gone."""
        for account in self._tools.signer.accounts():
            if account.main == self.saga.plan.main and account.staking is not None:
                return account.keys
        raise _Ends(SagaState.FAILED, words.OTHER_KEYS)

    def _entry(self, step: Step) -> JournalEntry | None:
        return self._tools.journal.entry(key_of(self.saga.id, step))

    def _step_done(self) -> None:
        self._become(done=self.saga.done + 1)

    def _say(self, state: SagaState, text: str) -> None:
        """Tell what goes on; it is not written, as the next run finds it out by itself."""
        if (state, text) != (self.saga.state, self.saga.words):
            self.saga = replace(self.saga, state=state, words=text)
            self._tools.publish(SagaChanged(self.saga))

    def _say_step(self) -> None:
        self._say(SagaState.RUNNING, self.saga.plan.steps[self.saga.done])

    def _become(self, **changes: Any) -> None:
        """Write and tell what is new. Raises JournalError; then nothing has changed."""
        after = replace(self.saga, **changes)
        after = replace(after, can_cancel=not after.is_over and (not self.is_sent or self.is_forgotten))
        if after == self.saga:
            return
        after = replace(after, changed_at=self._tools.clock.wall())
        self._tools.book.save(after)
        self.saga = after
        self._tools.publish(SagaChanged(after))
