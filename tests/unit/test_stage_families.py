"""Each family of tasks that is shipped, asked of a real HTTP server that answers as its containers do, and badly."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orca_desktop.adapters.task_api.http_task_api import NO_WORK, HttpTaskApi
from orca_desktop.assets import resource
from orca_desktop.domain.errors import NothingToSubmit, StagesUnfit, TaskAnswerUnreadable, TaskApiError, TaskRefused
from orca_desktop.domain.stages.answers import Abstained, Nothing
from orca_desktop.domain.stages.reading import read_profile
from orca_desktop.k2.payloads import open_signed
from orca_desktop.ports.keys import Wallet
from orca_desktop.ports.task_api import Address, Terms
from tests.fakes import toy_wallet
from tests.unit.engine.world import TASK
from tests.unit.task_server import TaskServer, answer

LONG = 20.0
WALLET = toy_wallet("us")
STAKING, MAIN = WALLET.staking.public_key, WALLET.main.public_key
USER = {"GITHUB_USERNAME": "somebody"}
THEIRS = {
    "taskId": TASK,
    "roundNumber": 7,
    "stakingKey": "THEIR-STAKING",
    "pubKey": "THEIR-MAIN",
    "prUrl": "https://github.example/pr/1",
    "repoOwner": "owner",
    "repoName": "name",
    "githubUsername": "other",
    "nodeType": "worker",
}


@dataclass
class Container:
    """Answers by path, as a family's container does; what has no answer is 404."""

    answers: dict[str, tuple[int, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    bodies: list[Any] = field(default_factory=list)

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        lengths = [line.split(":")[1] for line in head.splitlines() if line.lower().startswith("content-length:")]
        body = await reader.readexactly(int(lengths[0]) if lengths else 0)
        asked = head.split(" HTTP/1.1")[0]
        self.asked.append(asked)
        self.bodies.append(json.loads(body) if body else None)
        status, value = self.answers.get(asked, (404, "Not found"))
        content = json.dumps(value).encode()
        writer.write(
            f"HTTP/1.1 {status} X\r\nContent-Length: {len(content)}\r\nConnection: close\r\n\r\n".encode() + content
        )
        writer.close()
        await writer.wait_closed()


@pytest.fixture
def container() -> Container:
    return Container()


@pytest.fixture
async def address(container: Container) -> AsyncIterator[Address]:
    server = await asyncio.start_server(container.take, "127.0.0.1", 0)
    async with server:
        yield Address(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


def speaking(
    client: httpx.AsyncClient,
    name: str,
    *,
    text: str = "",
    wallet: Wallet = WALLET,
    agreed: bool = True,
    **variables: str,
) -> HttpTaskApi:
    text = text or resource("stages", f"{name}.toml").read_text("utf-8")
    return HttpTaskApi(client).bound(
        Terms(
            profile=read_profile(text, name),
            task_id=TASK,
            staking=wallet.staking,
            main_key=wallet.main.public_key,
            main=wallet.main if agreed else None,
            variables=variables or USER,
        )
    )


def opened(blob: str, key: Any) -> Any:
    return json.loads(open_signed(blob, key))


def todo(action: str) -> dict[str, Any]:
    return {
        "taskId": TASK,
        "roundNumber": 7,
        "githubUsername": "somebody",
        "stakingKey": STAKING,
        "pubKey": MAIN,
        "action": action,
    }


# -- the builder --------------------------------------------------------------------------------------------------


async def test_the_builders_work_is_signed_with_both_keys(
    container: Container, address: Address, client: httpx.AsyncClient
) -> None:
    container.answers = {"POST /worker-task/7": (200, {"success": True, "message": "done", "pr_url": "u"})}

    assert await speaking(client, "builder").work(address, 7, timeout=LONG) == ""

    assert container.asked == [f"POST /update-audit-result/{TASK}/3", "POST /worker-task/7"]
    feedback, work = container.bodies
    assert {**feedback, "signature": ""} == {
        "taskId": TASK,
        "round": 3,
        "signature": "",
        "stakingKey": STAKING,
        "pubKey": MAIN,
    }
    assert opened(feedback["signature"], STAKING) == {
        "taskId": TASK,
        "round": 3,
        "action": "update-audit-result",
        "stakingKey": STAKING,
        "pubKey": MAIN,
        "githubUsername": "somebody",
    }
    assert list(work) == [
        "taskId",
        "roundNumber",
        "stakingKey",
        "pubKey",
        "stakingSignature",
        "publicSignature",
        "addPRSignature",
    ]
    assert opened(work["stakingSignature"], STAKING) == todo("fetch-todo")
    assert opened(work["publicSignature"], MAIN) == todo("fetch-todo")
    assert opened(work["addPRSignature"], STAKING) == todo("add-todo-pr")


async def test_before_the_fourth_round_no_audit_is_reported(
    container: Container, address: Address, client: httpx.AsyncClient
) -> None:
    container.answers = {"POST /worker-task/3": (200, {"success": True})}

    await speaking(client, "builder").work(address, 3, timeout=LONG)

    assert container.asked == ["POST /worker-task/3"]


async def test_no_work_is_no_error(container: Container, address: Address, client: httpx.AsyncClient) -> None:
    container.answers = {"POST /worker-task/1": (409, {"success": False, "message": "No available todos"})}
    assert await speaking(client, "builder").work(address, 1, timeout=LONG) == "No available todos"

    container.answers = {"POST /worker-task/1": (409, "busy")}
    assert await speaking(client, "builder").work(address, 1, timeout=LONG) == NO_WORK


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (401, {"success": False, "message": "Missing data"}, "status 401. It says: “Missing data”"),
        (500, "oops", "status 500"),
        (200, {"success": False, "message": "Git failed"}, "Git failed"),
    ],
)
async def test_an_error_of_the_builder_is_told_in_its_words(
    container: Container, address: Address, client: httpx.AsyncClient, status: int, body: Any, words: str
) -> None:
    container.answers = {"POST /worker-task/1": (status, body)}

    with pytest.raises(TaskRefused, match=words):
        await speaking(client, "builder").work(address, 1, timeout=LONG)


async def test_the_builder_is_not_asked_without_its_variable_or_the_main_key(
    container: Container, address: Address, client: httpx.AsyncClient
) -> None:
    with pytest.raises(StagesUnfit, match="variable GITHUB_USERNAME, which is not set"):
        await speaking(client, "builder", OTHER="x").work(address, 1, timeout=LONG)
    with pytest.raises(StagesUnfit, match="you have not agreed"):
        await speaking(client, "builder", agreed=False).work(address, 1, timeout=LONG)

    assert container.asked == []


async def test_the_builders_proof_says_whose_it_is(
    container: Container, address: Address, client: httpx.AsyncClient
) -> None:
    proof = {"prUrl": "u", "roundNumber": 7, "pubKey": "forged"}
    container.answers = {f"GET /submission/{TASK}/7": (200, proof)}

    found = await speaking(client, "builder").submission(address, 7, timeout=LONG)

    assert found == {"pubKey": MAIN, "action": "audit", "prUrl": "u", "roundNumber": 7}


async def test_no_submission_goes_on_chain_as_such(
    container: Container, address: Address, client: httpx.AsyncClient
) -> None:
    container.answers = {f"GET /submission/{TASK}/7": (200, "No submission")}

    found = await speaking(client, "builder").submission(address, 7, timeout=LONG)

    assert isinstance(found, Nothing)
    assert found.on_chain == "submission"
    assert "“No submission”" in found.words


async def test_a_proof_that_may_still_come(container: Container, address: Address, client: httpx.AsyncClient) -> None:
    with pytest.raises(NothingToSubmit):
        await speaking(client, "builder").submission(address, 7, timeout=LONG)
    container.answers = {f"GET /submission/{TASK}/7": (200, "Something else")}
    with pytest.raises(TaskAnswerUnreadable):
        await speaking(client, "builder").submission(address, 7, timeout=LONG)


@pytest.mark.parametrize("role", ["worker", "leader"])
@pytest.mark.parametrize("verdict", [True, False])
async def test_the_builder_audits_by_the_role_of_the_proof(
    container: Container, address: Address, client: httpx.AsyncClient, role: str, verdict: bool
) -> None:
    asked = f"POST /{role}-audit/7"
    container.answers = {asked: (200, {"success": True, "message": "", "data": {"passed": verdict}})}
    theirs = THEIRS | {"nodeType": role}

    found = await speaking(client, "builder").audit(address, theirs, timeout=LONG, signature="THEIR-BLOB")

    assert found is verdict
    assert container.asked == [asked]
    (body,) = container.bodies
    assert body["submission"] == theirs
    assert [body[name] for name in ("submitterSignature", "submitterStakingKey", "submitterPubKey")] == [
        "THEIR-BLOB",
        "THEIR-STAKING",
        "THEIR-MAIN",
    ]
    signed = {"taskId": TASK, "roundNumber": 7, "prUrl": theirs["prUrl"]}
    assert opened(body["stakingSignature"], STAKING) == opened(body["publicSignature"], MAIN) == signed


async def test_an_audit_of_the_builder_that_fails_is_no_verdict(
    container: Container, address: Address, client: httpx.AsyncClient
) -> None:
    api = speaking(client, "builder")
    for status, body in ((200, {"success": False, "data": {"passed": False}}), (500, {}), (200, {"success": True})):
        container.answers = {"POST /worker-audit/7": (status, body)}
        with pytest.raises(TaskApiError):
            await api.audit(address, THEIRS, timeout=LONG, signature="BLOB")
    without = {name: value for name, value in THEIRS.items() if name != "pubKey"}
    with pytest.raises(StagesUnfit, match="/pubKey"):
        await api.audit(address, without, timeout=LONG, signature="BLOB")


async def test_the_leader_makes_the_repository_first(
    container: Container, address: Address, client: httpx.AsyncClient
) -> None:
    made = {"success": True, "data": {"branch_name": "uuid-1", "fork_url": "https://fork"}}
    container.answers = {
        f"POST /create-aggregator-repo/{TASK}": (200, made),
        f"POST /add-aggregator-info/{TASK}": (200, "whatever"),
        "POST /leader-task/7": (200, {"success": True}),
    }

    await speaking(client, "builder-leader").work(address, 7, timeout=LONG)

    assert container.asked[1:] == list(container.answers)
    assert container.bodies[1] is None
    assert opened(container.bodies[2]["signature"], STAKING) == todo("create-repo") | {
        "issueUuid": "uuid-1",
        "aggregatorUrl": "https://fork",
    }
    assert opened(container.bodies[3]["publicSignature"], MAIN) == todo("fetch-issue")
    assert opened(container.bodies[3]["addPRSignature"], STAKING) == todo("add-issue-pr")


async def test_a_step_that_is_required_stops_the_stage(
    container: Container, address: Address, client: httpx.AsyncClient
) -> None:
    container.answers = {f"POST /create-aggregator-repo/{TASK}": (200, {"success": False, "error": "no fork"})}

    with pytest.raises(TaskRefused, match="no fork"):
        await speaking(client, "builder-leader").work(address, 1, timeout=LONG)

    assert len(container.asked) == 1


# -- the others ---------------------------------------------------------------------------------------------------


async def test_the_summarizer(container: Container, address: Address, client: httpx.AsyncClient) -> None:
    api = speaking(client, "summarizer")
    proof = {"taskId": TASK, "roundNumber": 7, "status": "ok", "prUrl": "u", "githubUsername": "x"}
    container.answers = {"GET /submission/7": (200, proof), "POST /audit/7": (200, True)}

    assert "middle server" in await api.work(address, 7, timeout=LONG)
    assert await api.submission(address, 7, timeout=LONG) == proof
    assert await api.audit(address, THEIRS, timeout=LONG) is True
    container.answers = {"GET /submission/7": (409, {"error": "No submission available"})}
    nothing = await api.submission(address, 7, timeout=LONG)

    assert nothing == Nothing("No submission available", on_chain="No data for this round")
    assert container.asked == ["GET /submission/7", "POST /audit/7", "GET /submission/7"]
    assert container.bodies[1] == {"submission": THEIRS}


async def test_the_planner(container: Container, address: Address, client: httpx.AsyncClient) -> None:
    api = speaking(client, "planner")
    plan = {"roundNumber": 7, "issuesAndTasks": [{"title": "t"}], "issueSpec": "s", "repoOwner": "o", "repoName": "n"}
    container.answers = {"POST /audit/7": (200, {"success": True, "data": {"result": True}})}

    assert "middle server" in await api.work(address, 7, timeout=LONG)
    assert isinstance(await api.submission(address, 7, timeout=LONG), Nothing)
    assert await api.audit(address, plan, timeout=LONG) is True
    container.answers = {"POST /audit/7": (200, {"success": True, "data": {"result": None}})}
    assert isinstance(await api.audit(address, plan, timeout=LONG), Abstained)
    with pytest.raises(StagesUnfit):
        await api.audit(address, THEIRS, timeout=LONG)

    assert container.bodies[0] == {name: value for name, value in plan.items() if name != "roundNumber"}


async def test_the_example(container: Container, address: Address, client: httpx.AsyncClient) -> None:
    api = speaking(client, "orca-example")
    container.answers = {"POST /task/7": (200, {}), "POST /audit": (200, False)}

    assert await api.work(address, 7, timeout=LONG) == ""
    assert await api.audit(address, {"x": 1}, timeout=LONG) is False
    with pytest.raises(NothingToSubmit):
        await api.submission(address, 7, timeout=LONG)

    assert container.bodies[0] == {"todo": "ComputeFibonacci", "input": 7, "todoID": 7, "task_id": TASK}


@pytest.mark.parametrize("name", ["etl", "classification"])
async def test_families_whose_program_does_it_all_are_only_kept_alive(
    container: Container, address: Address, client: httpx.AsyncClient, name: str
) -> None:
    api = speaking(client, name)
    container.answers = {"POST /healthz": (200, {"message": "ok", "status": 200})}

    assert await api.is_healthy(address)
    assert await api.work(address, 7, timeout=LONG)
    assert isinstance(await api.submission(address, 7, timeout=LONG), Nothing)
    assert isinstance(await api.audit(address, THEIRS, timeout=LONG), Abstained)
    assert container.asked == ["POST /healthz"]


# -- stages of the user's own -------------------------------------------------------------------------------------

OWN = """\
title = "Mine"
[health]
method = "GET"
path = "/up"
status = [204]
[[work.calls]]
method = "PUT"
path = "/do/{staking_key}/{variable.NAME}"
query = { round = "{round}", really = true }
tries = 3
pause = 0.1
[[submission.calls]]
method = "GET"
path = "/proofs"
answer = { at = "/proofs/0", nothing = [false] }
[[audit.calls]]
method = "POST"
path = "/judge"
body = { all = ["{submission}", "round {round}"] }
answer = { at = "/says", valid = ["good", 1], invalid = ["bad"], abstain = "anything else" }
"""


async def test_stages_of_the_users_own(container: Container, address: Address, client: httpx.AsyncClient) -> None:
    api = speaking(client, "own", text=OWN, NAME="a b/c")
    asked = f"PUT /do/{STAKING}/a%20b%2Fc?round=7&really=true"
    container.answers = {"GET /up": (204, ""), asked: (200, {}), "GET /proofs": (200, {"proofs": [{"p": 1}]})}

    assert await api.is_healthy(address)
    await api.work(address, 7, timeout=LONG)
    assert await api.submission(address, 7, timeout=LONG) == {"p": 1}
    container.answers["GET /proofs"] = (200, {"proofs": [False]})
    assert isinstance(await api.submission(address, 7, timeout=LONG), Nothing)
    for says, verdict in (("good", True), (1, True), ("bad", False)):
        container.answers["POST /judge"] = (200, {"says": says})
        assert await api.audit(address, THEIRS, timeout=LONG) is verdict
    for neither in (True, None, "Good", [1]):
        container.answers["POST /judge"] = (200, {"says": neither})
        assert isinstance(await api.audit(address, THEIRS, timeout=LONG), Abstained)

    assert container.asked[1] == asked
    assert container.bodies[-1] == {"all": [THEIRS, "round 7"]}


async def test_a_call_is_tried_as_often_as_it_says(client: httpx.AsyncClient) -> None:
    async with TaskServer(behaviour=answer(status=503)).serving() as server:
        api = speaking(client, "own", text=OWN, NAME="x")
        with pytest.raises(TaskRefused, match="503"):
            await api.work(server.address, 7, timeout=LONG)
        assert len(server.requests) == 3
        server.behaviour = answer(status=400)
        with pytest.raises(TaskRefused, match="400"):
            await api.work(server.address, 7, timeout=LONG)

        assert len(server.requests) == 4


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    family=st.sampled_from(["template", "builder", "summarizer", "planner"]),
    status=st.sampled_from([200, 201, 204, 301, 401, 404, 409, 500]),
    body=st.binary(max_size=40)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["success", "data", "passed", "message", "x"]), inner, max_size=4)
        ),
        max_leaves=8,
    ).map(lambda value: json.dumps(value).encode()),
)
def test_any_answer_is_read_or_refused(family: str, status: int, body: bytes) -> None:
    """Never a fault of ours, and never a verdict that no container gave."""

    async def ask() -> None:
        async with (
            TaskServer(behaviour=answer(body, status=status)).serving() as server,
            httpx.AsyncClient(trust_env=False) as client,
        ):
            api = speaking(client, family)
            for call in (
                api.work(server.address, 1, timeout=LONG),
                api.submission(server.address, 1, timeout=LONG),
                api.audit(server.address, THEIRS | {"issuesAndTasks": 1, "issueSpec": 1}, timeout=LONG),
            ):
                try:
                    found = await call
                except TaskApiError:
                    continue
                assert isinstance(found, str | dict | Nothing | bool | Abstained)
                assert not isinstance(found, bool) or 200 <= status < 300

    asyncio.run(ask())
