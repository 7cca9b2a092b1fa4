"""Everything that a Pod spec may ask for and a task never gets: refused by the name of the field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain import pod_rules
from orca_desktop.domain.errors import PodRefused
from orca_desktop.domain.pod_fields import Rules
from orca_desktop.domain.pods import PodPlan
from tests.unit.domain.pod_documents import IMAGE, pod, read

FIRST = "spec.containers[0]"


def refusal(document: object) -> PodRefused:
    with pytest.raises(PodRefused) as refused:
        read(document)
    return refused.value


SPEC: list[tuple[str, Any]] = [
    ("hostNetwork", True),
    ("hostPID", True),
    ("hostIPC", True),
    ("shareProcessNamespace", True),
    ("serviceAccount", "admin"),
    ("serviceAccountName", "admin"),
    ("automountServiceAccountToken", True),
    ("imagePullSecrets", [{"name": "x"}]),
    ("initContainers", [{"name": "x", "image": IMAGE}]),
    ("ephemeralContainers", [{"name": "x", "image": IMAGE}]),
    ("dnsConfig", {"nameservers": ["1.1.1.1"]}),
    ("runtimeClassName", "none"),
    ("resourceClaims", [{"name": "gpu"}]),
    ("devices", ["/dev/kvm"]),
    ("hostFlesh", True),
    ("containers", []),
    ("containers", {"name": "x"}),
    ("containers", "x"),
]


@pytest.mark.parametrize(("field", "value"), SPEC, ids=[f"{field} {value}" for field, value in SPEC])
def test_fields_of_the_pod(field: str, value: Any) -> None:
    assert refusal(pod(**{field: value})).field == f"spec.{field}"


CONTAINER: list[tuple[str, object, str]] = [
    ("image", "somebody/some-task", "image"),
    ("image", "docker.io/some task", "image"),
    ("image", 5, "image"),
    ("image", {"name": IMAGE}, "image"),
    ("name", "no name", "name"),
    ("name", "x" * 64, "name"),
    ("name", "-x", "name"),
    ("devices", ["/dev/kvm"], "devices"),
    ("envFrom", [{"secretRef": {"name": "x"}}], "envFrom"),
    ("lifecycle", {"postStart": {"exec": {"command": ["sh"]}}}, "lifecycle"),
    ("volumeDevices", [{"name": "x"}], "volumeDevices"),
    ("privileged", True, "privileged"),
    ("command", "sh -c x", "command"),
    ("command", ["a\0b"], "command[0]"),
    ("command", [["a"]], "command[0]"),
    ("args", ["--key=$(process.env.KEY)"], "args[0]"),
    ("args", ["$(computed.x)"], "args[0]"),
    ("args", ["$(A)"] * 65, "args"),
    ("args", ["x"] * 257, "args"),
    ("workingDir", "srv", "workingDir"),
    ("workingDir", "/srv/../etc", "workingDir"),
    ("env", [{"name": "A=B", "value": "x"}], "env[0].name"),
    ("env", [{"name": "", "value": "x"}], "env[0].name"),
    ("env", [{"value": "x"}], "env[0].name"),
    ("env", [{"name": "A", "value": ["x"]}], "env[0].value"),
    ("env", [{"name": "A", "value": "$(computed.key)"}], "env[0].value"),
    ("env", [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "x"}}}], "env[0].valueFrom"),
    ("env", [{"name": "A", "value": "x" * 32_769}], "env[0].value"),
    ("env", [{"name": "A", "value": "".join(f"${{B{n}}}" for n in range(65))}], "env"),
    ("env", [{"name": f"A{n}", "value": "x" * 30_000} for n in range(3)], "env[2]"),
    ("ports", [{"containerPort": 8080, "hostPort": 8080}], "ports[0].hostPort"),
    ("ports", [{"containerPort": 8080, "hostIP": "0.0.0.0"}], "ports[0].hostIP"),
    ("ports", [{"containerPort": 80}], "ports[0].containerPort"),
    ("ports", [{"containerPort": 8080, "protocol": "UDP"}, {"containerPort": 80}], "ports[1].containerPort"),
    ("ports", [{"containerPort": 8080}, {"containerPort": 8080}], "ports[1].containerPort"),
    ("ports", [{"containerPort": 0}], "ports[0].containerPort"),
    ("ports", [{"containerPort": True}], "ports[0].containerPort"),
    ("ports", [{"containerPort": 8080, "protocol": "ICMP"}], "ports[0].protocol"),
    ("securityContext", {"privileged": True}, "securityContext.privileged"),
    ("securityContext", {"privileged": "false"}, "securityContext.privileged"),
    ("securityContext", {"privileged": 1}, "securityContext.privileged"),
    ("securityContext", {"allowPrivilegeEscalation": True}, "securityContext.allowPrivilegeEscalation"),
    ("securityContext", {"capabilities": {"add": ["SYS_ADMIN"]}}, "securityContext.capabilities.add"),
    ("securityContext", {"runAsUser": 0}, "securityContext.runAsUser"),
    ("securityContext", {"runAsUser": -1}, "securityContext.runAsUser"),
    ("securityContext", {"runAsUser": "root"}, "securityContext.runAsUser"),
    ("securityContext", {"runAsUser": 5, "runAsGroup": 2**40}, "securityContext.runAsGroup"),
    ("securityContext", {"procMount": "Unmasked"}, "securityContext.procMount"),
    ("securityContext", {"seccompProfile": {"type": "Unconfined"}}, "securityContext.seccompProfile.type"),
    (
        "securityContext",
        {"seccompProfile": {"type": "Localhost", "localhostProfile": "x"}},
        "securityContext.seccompProfile.localhostProfile",
    ),
    ("securityContext", {"appArmorProfile": {}}, "securityContext.appArmorProfile.type"),
    ("securityContext", {"seLinuxOptions": {"type": "spc_t"}}, "securityContext.seLinuxOptions"),
    ("resources", {"limits": {"memory": "lots"}}, "resources.limits.memory"),
    ("resources", {"limits": {"memory": "1Mi"}}, "resources.limits.memory"),
    ("resources", {"limits": {"memory": 0}}, "resources.limits.memory"),
    ("resources", {"limits": {"memory": "-1"}}, "resources.limits.memory"),
    ("resources", {"limits": {"cpu": "0"}}, "resources.limits.cpu"),
    ("resources", {"limits": {"cpu": "1Gi"}}, "resources.limits.cpu"),
    ("resources", {"limits": {"cpu": True}}, "resources.limits.cpu"),
    ("resources", {"limits": {"hugepages-2Mi": "1Gi"}}, "resources.limits.hugepages-2Mi"),
    ("resources", {"limits": {"squat.ai/kvm": 1}}, "resources.limits.squat.ai/kvm"),
    ("resources", {"claims": [{"name": "x"}]}, "resources.claims"),
]


@pytest.mark.parametrize(
    ("field", "value", "path"), CONTAINER, ids=[f"{path} {str(v)[:30]}" for _, v, path in CONTAINER]
)
def test_fields_of_a_container(field: str, value: object, path: str) -> None:
    assert refusal(pod({field: value})).field == f"{FIRST}.{path}"


DOCUMENTS: list[tuple[object, str]] = [
    (None, "the document"),
    ([], "the document"),
    ({}, "apiVersion"),
    ({"apiVersion": "v1", "kind": "Pod"}, "spec"),
    (pod() | {"apiVersion": "v2"}, "apiVersion"),
    (pod() | {"kind": "Deployment"}, "kind"),
    (pod() | {"data": {}}, "data"),
    (pod() | {"a\nb": 1}, r"'a\nb'"),
    (pod() | {"x" * 100: 1}, f"'{'x' * 60}'"),
    (pod() | {str(number): 1 for number in range(300)}, "the document"),
    ({"apiVersion": "v1", "kind": "Pod", "spec": []}, "spec"),
    ({"apiVersion": "v1", "kind": "Pod", "spec": {}}, "spec.containers"),
    ({"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "x"}]}}, "spec.containers[0].image"),
    ({"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"image": IMAGE}]}}, "spec.containers[0].name"),
    (pod(securityContext={"sysctls": [{"name": "a"}]}), "spec.securityContext.sysctls"),
    (pod(securityContext={"runAsUser": 0}), "spec.securityContext.runAsUser"),
]


@pytest.mark.parametrize(("document", "path"), DOCUMENTS, ids=[path for _, path in DOCUMENTS])
def test_documents_that_are_no_pod(document: object, path: str) -> None:
    assert refusal(document).field == path


def test_two_containers_of_one_name() -> None:
    document = pod({"name": "a"})
    document["spec"]["containers"].append({"name": "a", "image": IMAGE})

    assert refusal(document).field == "spec.containers[1].name"


ALIASES: list[tuple[object, str]] = [
    ({"ip": "127.0.0.1", "hostnames": ["x"]}, "ip"),
    ({"ip": "127.9.9.9", "hostnames": ["x"]}, "ip"),
    ({"ip": "::1", "hostnames": ["x"]}, "ip"),
    ({"ip": "::ffff:127.0.0.1", "hostnames": ["x"]}, "ip"),
    ({"ip": "0.0.0.0", "hostnames": ["x"]}, "ip"),
    ({"ip": "::", "hostnames": ["x"]}, "ip"),
    ({"ip": "169.254.169.254", "hostnames": ["x"]}, "ip"),
    ({"ip": "169.254.0.1", "hostnames": ["x"]}, "ip"),
    ({"ip": "::ffff:169.254.169.254", "hostnames": ["x"]}, "ip"),
    ({"ip": "fe80::1", "hostnames": ["x"]}, "ip"),
    ({"ip": "fe80::1%eth0", "hostnames": ["x"]}, "ip"),
    ({"ip": "2001:db8::1%x\ny", "hostnames": ["x"]}, "ip"),
    ({"ip": "fd00:ec2::254", "hostnames": ["x"]}, "ip"),
    ({"ip": "100.100.100.200", "hostnames": ["x"]}, "ip"),
    ({"ip": "224.0.0.1", "hostnames": ["x"]}, "ip"),
    ({"ip": "host-gateway", "hostnames": ["x"]}, "ip"),
    ({"ip": "10.0.0.1 evil", "hostnames": ["x"]}, "ip"),
    ({"ip": 1, "hostnames": ["x"]}, "ip"),
    ({"ip": "10.0.0.1"}, "hostnames"),
    ({"hostnames": ["x"]}, "ip"),
    ({"ip": "10.0.0.1", "hostnames": ["localhost"]}, "hostnames[0]"),
    ({"ip": "10.0.0.1", "hostnames": ["a.localhost"]}, "hostnames[0]"),
    ({"ip": "10.0.0.1", "hostnames": ["a b"]}, "hostnames[0]"),
    ({"ip": "10.0.0.1", "hostnames": ["a\n127.0.0.1 b"]}, "hostnames[0]"),
    ({"ip": "10.0.0.1", "hostnames": ["a\n"]}, "hostnames[0]"),
    ({"ip": "10.0.0.1", "hostnames": [""]}, "hostnames[0]"),
    ({"ip": "10.0.0.1", "hostnames": ["x"] * 17}, "hostnames"),
]


@pytest.mark.parametrize(("alias", "path"), ALIASES, ids=[str(alias) for alias, _ in ALIASES])
def test_aliases_that_lead_astray(alias: object, path: str) -> None:
    assert refusal(pod(hostAliases=[alias])).field == f"spec.hostAliases[0].{path}"


def _all_rules() -> dict[str, Rules]:
    return {name: rules for name, rules in vars(pod_rules).items() if isinstance(rules, Rules)}


@pytest.mark.parametrize("rules", _all_rules().values(), ids=list(_all_rules()))
def test_no_field_has_two_fates(rules: Rules) -> None:
    fates: list[Any] = [*rules.used, *rules.quiet, *rules.ignored, *rules.refused]

    assert len(fates) == len(set(fates))


def _known_fields() -> list[str]:
    fields = {
        field
        for rules in _all_rules().values()
        for field in (*rules.used, *rules.quiet, *rules.ignored, *rules.refused)
    }
    return sorted(fields)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
TELLING = st.sampled_from(
    [
        *("v1", "Pod", IMAGE, "8080", "/data", "/", "..", "${basePath}/x", "$(task.basePath)", "127.0.0.1", "10.0.0.1"),
        *(
            "512Mi",
            "500m",
            "TCP",
            "Memory",
            "$(A)$(A)",
            "${A}",
            "$(computed.x)",
            "x",
            "docker.sock",
            "DirectoryOrCreate",
        ),
    ]
)
VALUES = st.recursive(
    SCALARS | TELLING,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(_known_fields()) | st.text(max_size=8), inner, max_size=6)
    ),
    max_leaves=40,
)


@given(VALUES)
def test_any_document_is_a_plan_or_refused(document: object) -> None:
    _plan_or_refused(document)


@given(
    st.dictionaries(st.sampled_from(_known_fields()), VALUES), st.dictionaries(st.sampled_from(_known_fields()), VALUES)
)
def test_any_pod_is_a_plan_or_refused(container: dict[str, object], spec: dict[str, object]) -> None:
    """Deeper than the test above: most of what is made up reaches the fields of a container."""
    _plan_or_refused(pod(container, **spec))


def _plan_or_refused(document: object) -> None:
    found = _read(document)
    if isinstance(found, PodRefused):
        assert found.field
        assert len(found.message) < 2_000
    else:
        _assert_harmless(found)


def _read(document: object) -> PodPlan | PodRefused:
    try:
        return read(document)
    except PodRefused as refused:
        return refused


def _assert_harmless(found: PodPlan) -> None:
    """Whatever comes through stays inside of the bounds of a task."""
    limits = found.plan.limits
    for container in found.plan.containers:
        assert container.user == "" or not container.user.startswith("0")
        assert container.memory is None or 0 < container.memory < limits.memory
        assert container.cpus is None or 0 < container.cpus < limits.cpus
        for mount in container.mounts:
            assert mount.path.startswith("/")
            assert not mount.name.startswith("/")
            assert ".." not in f"{mount.name}/{mount.path}".split("/")
