"""Carries out a task's stages over HTTP: steps, calls, another try, the reading of answers (k2.md 10.4-10.6)."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Self

import httpx

from orca_desktop.adapters.task_api.http_calls import HttpCalls, Request, decode, read
from orca_desktop.adapters.task_api.stage_files import shipped_template
from orca_desktop.adapters.task_api.stage_requests import request_of
from orca_desktop.domain.errors import (
    NothingToSubmit,
    ProofTooLarge,
    StagesUnfit,
    TaskAnswerUnreadable,
    TaskApiError,
    TaskRefused,
    TaskSilent,
)
from orca_desktop.domain.stages import answers
from orca_desktop.domain.stages.answers import Abstained, Nothing, Unread, holds
from orca_desktop.domain.stages.profile import Call, Reading, Stage, StageProfile, Step
from orca_desktop.domain.stages.templates import Unfilled, Values, filled
from orca_desktop.ports.task_api import MAX_PROOF_BYTES, Address, Terms

MAX_VERDICT_BYTES = 1_000
"""Of a bare verdict; one inside something larger may be MAX_ANSWER_BYTES long."""

MAX_ANSWER_BYTES = 64_000

NO_CALL = "The task's stages call nothing in this round."
NO_WORK = "The task has no work for this round."
NO_VERDICT = "The task gives no verdict on this proof."
NOTHING = "The task had nothing to submit."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Reply:
    """A call that was answered as its reading foresees. `document` is None where the body is not JSON or not read."""

    call: Call
    asked: str
    status: int
    document: Any = None

    @property
    def is_nothing(self) -> bool:
        return self.status in self.call.answer.nothing_status

    def words(self, otherwise: str) -> str:
        return answers.said(self.call.answer, self.document) or otherwise


@dataclass(frozen=True, slots=True)
class _Asking:
    """Whom to ask, with which values, and until when by the loop's clock."""

    address: Address
    values: Values
    until: float

    def left(self, call: Call) -> float:
        """Seconds that a call may take."""
        left = max(self.until - asyncio.get_running_loop().time(), 0.0)
        return left if call.timeout is None else min(call.timeout, left)


class HttpTaskApi:
    """Unbound it speaks the template, which needs no keys."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._calls = HttpCalls(client)
        self._terms: Terms | None = None
        self._profile = shipped_template()

    @property
    def profile(self) -> StageProfile:
        return self._profile

    def bound(self, terms: Terms) -> Self:
        """The same for one task, by its own stages."""
        other = copy(self)
        other._terms, other._profile = terms, terms.profile  # noqa: SLF001  # of the same class
        return other

    async def is_healthy(self, address: Address) -> bool:
        health = self._profile.health
        request = Request(method=health.method, path=health.path)
        try:
            async with self._calls.ask(address, request, timeout=health.timeout) as response:
                return response.status_code in health.status
        except TaskApiError:
            return False

    async def work(self, address: Address, round_number: int, *, timeout: float) -> str:
        reply = await self._carry_out(self._profile.work, self._asking(address, round_number, timeout), 0)
        if isinstance(reply, Nothing):
            return reply.words
        if reply.is_nothing:
            return reply.words(NO_WORK)
        found = _found(reply) if answers.reads_body(reply.call.answer) else None
        return NO_WORK if isinstance(found, Nothing) else ""

    async def submission(self, address: Address, round_number: int, *, timeout: float) -> dict[str, Any] | Nothing:
        stage = self._profile.submission
        asking = self._asking(address, round_number, timeout)
        reply = await self._carry_out(stage, asking, MAX_PROOF_BYTES)
        found = reply if isinstance(reply, Nothing) else _proof(reply)
        if isinstance(found, Nothing):
            return replace(found, on_chain=stage.on_chain)
        head = _filled(stage.payload, asking.values)
        return head | {name: value for name, value in found.items() if name not in head}

    async def audit(
        self, address: Address, submission: dict[str, Any], *, timeout: float, signature: str = ""
    ) -> bool | Abstained:
        asking = self._asking(address, _round_of(submission), timeout)
        values = replace(asking.values, submission=submission, submitter_signature=signature or None)
        reply = await self._carry_out(self._profile.audit, replace(asking, values=values), MAX_VERDICT_BYTES)
        if isinstance(reply, Nothing):
            return Abstained(reply.words)
        if reply.is_nothing:
            return Abstained(reply.words(NO_VERDICT))
        try:
            return answers.verdict(reply.call.answer, reply.document)
        except Unread as error:
            raise TaskAnswerUnreadable(reply.asked, f"{error}") from error

    def _asking(self, address: Address, round_number: int | None, timeout: float) -> _Asking:
        values, terms = Values(round=round_number), self._terms
        if terms is not None:
            values = Values(
                round=round_number,
                task_id=terms.task_id,
                staking_key=terms.staking.public_key,
                main_key=terms.main_key,
                variables=terms.variables,
            )
        return _Asking(address, values, asyncio.get_running_loop().time() + timeout)

    # -- a stage ------------------------------------------------------------------------------------------------

    async def _carry_out(self, stage: Stage, asking: _Asking, limit: int) -> _Reply | Nothing:
        """Its steps, then its call; Nothing where it has none for this round. *limit* 0: the body is not read."""
        if stage.skip:
            return Nothing(stage.skip)
        for step in stage.before:
            if holds(step.when, asking.values.round, asking.values.submission):
                known = dict(asking.values.answers) | await self._step(step, asking)
                asking = replace(asking, values=replace(asking.values, answers=known))
        for call in stage.calls:
            if holds(call.when, asking.values.round, asking.values.submission):
                return await self._call(call, asking, limit)
        return Nothing(NO_CALL)

    async def _step(self, step: Step, asking: _Asking) -> dict[str, Any]:
        """What is known by the step."""
        try:
            reply = await self._call(step, asking, MAX_ANSWER_BYTES)
        except TaskApiError as error:
            if step.required:
                raise
            log.info("the step %s failed, which does not matter: %s", step.name, error.message)
            return {}
        return {} if reply.is_nothing else {step.name: reply.document}

    async def _call(self, call: Call, asking: _Asking, limit: int) -> _Reply:
        request = request_of(call, asking.values, self._terms)
        for tries_left in reversed(range(call.tries)):
            try:
                return await self._once(call, request, asking, limit)
            except (TaskSilent, TaskRefused) as error:
                may_pass = isinstance(error, TaskSilent) or error.status >= HTTPStatus.INTERNAL_SERVER_ERROR
                if not tries_left or not may_pass or asking.left(call) <= call.pause:
                    raise
            await asyncio.sleep(call.pause)
        raise AssertionError("a call is tried at least once")

    async def _once(self, call: Call, request: Request, asking: _Asking, limit: int) -> _Reply:
        reading = call.answer
        async with self._calls.ask(asking.address, request, timeout=asking.left(call)) as response:
            status = response.status_code
            if status in reading.later_status:
                raise NothingToSubmit(asking.values.round or 0)
            is_error = not response.is_success and status not in reading.nothing_status
            document = None
            if is_error or status in reading.nothing_status:
                document = None if reading.words is None else await _leniently(response, request.asked)
            elif limit or answers.reads_body(reading):
                document = await _document(response, call, request.asked, limit)
        if is_error:
            raise TaskRefused(request.asked, status, answers.said(reading, document))
        if status not in reading.nothing_status and (wrong := _complaint(reading, document, request.asked)) is not None:
            raise TaskRefused(request.asked, status, wrong)
        return _Reply(call, request.asked, status, document)


def _round_of(submission: dict[str, Any]) -> int | None:
    """Proofs in use write the round as a number or as its text."""
    number = submission.get("roundNumber")
    if isinstance(number, str) and number.isascii() and number.isdigit() and len(number) < 10:
        return int(number)
    return number if isinstance(number, int) and not isinstance(number, bool) else None


async def _document(response: httpx.Response, call: Call, asked: str, limit: int) -> Any:
    """The body, decoded. A step that reads nothing from it may answer anything."""
    reading = call.answer
    is_inside = limit == MAX_VERDICT_BYTES and (reading.at or reading.ok is not None)
    body = await read(response, asked, MAX_ANSWER_BYTES if is_inside or not limit else limit)
    if body is None:
        if limit == MAX_PROOF_BYTES and not isinstance(call, Step):
            raise ProofTooLarge(MAX_PROOF_BYTES)
        raise TaskAnswerUnreadable(asked, "it is too large")
    try:
        return decode(body, asked)
    except TaskAnswerUnreadable:
        if isinstance(call, Step) and not answers.reads_body(reading):
            return None
        raise


async def _leniently(response: httpx.Response, asked: str) -> Any:
    """The body of an error, if it can be read."""
    with suppress(TaskAnswerUnreadable):
        body = await read(response, asked, MAX_ANSWER_BYTES)
        return None if body is None else decode(body, asked)
    return None


def _complaint(reading: Reading, document: Any, asked: str) -> str | None:
    try:
        return answers.complaint(reading, document)
    except Unread as error:
        raise TaskAnswerUnreadable(asked, f"{error}") from error


def _found(reply: _Reply) -> Any:
    try:
        return answers.found(reply.call.answer, reply.document)
    except Unread as error:
        raise TaskAnswerUnreadable(reply.asked, f"{error}") from error


def _proof(reply: _Reply) -> dict[str, Any] | Nothing:
    if reply.is_nothing:
        return Nothing(reply.words(NOTHING))
    found = _found(reply)
    if isinstance(found, dict | Nothing):
        return found
    raise TaskAnswerUnreadable(reply.asked, "a JSON object is wanted")


def _filled(template: dict[str, Any], values: Values) -> dict[str, Any]:
    try:
        return {name: filled(part, values) for name, part in template.items()}
    except Unfilled as error:
        raise StagesUnfit(f"{error}") from error
