"""Pod specs in programs as bundlers leave them: sources, templates, chains of concat, sums, minified."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.containers import ContainerSpec, Mount, MountKind
from orca_desktop.domain.pod_texts import PodBase
from orca_desktop.domain.pods import plan_from_pod
from orca_desktop.domain.tasks import TaskId
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.pod_programs import find_pod_spec
from orca_desktop.k2.pod_yaml import read_pod
from orca_desktop.k2.script_names import meaning

TASK = TaskId("9f8NBqbsTPciuUfS9mWsxo2ZkV97PoAr5XgyUsib12YN")
IMAGE = "docker.io/somebody/some-task:1.1"

SOURCE = """\
import { TASK_ID, namespaceWrapper } from 'some-wrapper';
import os from 'os';
const podId = TASK_ID;
const someImage = 'docker.io/somebody/some-task:1.1'; // built from ./container

function lanAddress() {
  return os.networkInterfaces().eth0[0].address;
}

async function makeSpec() {
  const basePath = await namespaceWrapper.getBasePath();
  /* Mind the spaces. */
  return `apiVersion: v1
kind: Pod
metadata:
  name: a-task
spec:
  containers:
    - name: user-${podId}
      image: ${someImage}
      env:
        - name: API_KEY
          value: "${process.env.API_KEY}"
      volumeMounts:
        - name: kept
          mountPath: /data
  volumes:
    - name: kept
      hostPath:
        path: ${basePath}/orca/data
        type: DirectoryOrCreate
  hostAliases:
    - ip: "${lanAddress()}"
      hostnames:
        - "host.docker.internal"
`;
}

export async function getConfig() {
  return { imageURL: someImage, customPodSpec: await makeSpec(), rootCA: null };
}
"""

HEAD = "apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: a-task\\nspec:\\n  containers:\\n    - name: user-"
TAIL = (
    "\\n      volumeMounts:\\n        - {name: kept, mountPath: /data}"
    "\\n  volumes:\\n    - name: kept\\n      hostPath:\\n        path: "
)
KEY = '\\n      env:\\n        - name: API_KEY\\n          value: \\"'

DEVELOPMENT = "const podId = some_wrapper__WEBPACK_IMPORTED_MODULE_0__.TASK_ID;\n" + SOURCE.split("\n", 3)[3].replace(
    "${podId}", "${some_wrapper__WEBPACK_IMPORTED_MODULE_0__.TASK_ID}"
).replace("await namespaceWrapper", "yield some_wrapper_1.namespaceWrapper").replace("`;\n}", "`;\n})}")

MINIFIED = (
    '(()=>{"use strict";var t=0,r="utf8";const a="docker.io/somebody/some-task:1.1",o=n(42).TASK_ID;'
    "async function c(){const e=await i.namespaceWrapper.getBasePath();return`" + HEAD + "${o}\\n      image: ${a}"
    '\\n      env:\\n        - name: API_KEY\\n          value: "${process.env.API_KEY}"' + TAIL + "${e}/orca/data\\n`}"
    "exports.getConfig=async()=>({imageURL:a,customPodSpec:await c(),rootCA:null})})();"
)

CONCAT = (
    'var a="docker.io/somebody/some-task:1.1";function c(){var e=f(i.x);'
    "var b=await n.namespaceWrapper.getBasePath();"
    f'return"{HEAD}".concat(n.TASK_ID,"\\n      image: ").concat(a,"{KEY}").concat(process.env.API_KEY,"\\"{TAIL}")'
    '.concat(b,"/orca/data\\n")}exports.getConfig=()=>({imageURL:a,customPodSpec:c()});'
)

SUM = (
    'const a = "docker.io/somebody/some-task:1.1";\nconst b = await namespaceWrapper.getBasePath();\n'
    f'const spec = "{HEAD}" + TASK_ID +\n  "\\n      image: " + a + "{KEY}" + process.env["API_KEY"] + "\\"{TAIL}" + '
    'b + "/orca/data\\n";\nmodule.exports = { imageURL: a, customPodSpec: spec };\n'
)

EVALUATED = 'eval("' + SOURCE.replace('"', '\\"').replace("\n", "\\n") + '")'

BUNDLES = {
    "source": SOURCE,
    "development bundle": DEVELOPMENT,
    "minified": MINIFIED,
    "concat": CONCAT,
    "sum": SUM,
    "inside eval": EVALUATED,
    "among much else": '{kind:"Podium",apiVersion:"apps/v1"};' * 500
    + MINIFIED
    + "function q(){return`kind: ${x}`}" * 500,
}


@pytest.mark.parametrize("program", BUNDLES.values(), ids=list(BUNDLES))
def test_the_pod_spec_comes_to_the_same_plan_in_every_bundle(program: str) -> None:
    spec = find_pod_spec(program)
    assert spec is not None
    found = plan_from_pod(read_pod(spec), variables={}, base=PodBase(task_id=TASK))

    assert found.plan.containers == (
        ContainerSpec(
            name=f"user-{TASK}",
            image=IMAGE,
            variables=(("API_KEY", "${API_KEY}"),),
            mounts=(Mount(kind=MountKind.DATA, path="/data", name="orca/data"),),
        ),
    )


def test_the_first_lines_of_a_found_spec() -> None:
    spec = find_pod_spec(SOURCE)

    assert spec is not None
    assert spec.splitlines()[:8] == [
        "apiVersion: v1",
        "kind: Pod",
        "metadata:",
        "  name: a-task",
        "spec:",
        "  containers:",
        "    - name: user-$(task.id)",
        "      image: docker.io/somebody/some-task:1.1",
    ]


NONE = {
    "no spec": 'const config = { imageURL: "docker.io/a/b:1" };',
    "spec set to null": SOURCE.replace("await makeSpec()", "null"),
    "spec set to nothing": MINIFIED.replace("customPodSpec:await c()", "customPodSpec:void 0"),
    "spec commented out": "\n".join(f"// {line}" for line in SOURCE.splitlines()),
    "spec in a comment of several lines": "\n".join(["/**", *(f" * {line}" for line in SOURCE.splitlines()), " */"]),
    "another kind": SOURCE.replace("kind: Pod", "kind: Deployment"),
    "another version": SOURCE.replace("apiVersion: v1", "apiVersion: v1beta1"),
    "of an API with a group": SOURCE.replace("apiVersion: v1", "apiVersion: v1/x"),
    "only words about it": 'const help = "write apiVersion: v1 and kind: Pod";',
    "fields of an object": 'const a = {"apiVersion": "v1", "kind": "Pod"};',
    "not to its end, and no Pod": "const a = `apiVersion: v1\nkind: List\n${",
}


@pytest.mark.parametrize("program", NONE.values(), ids=list(NONE))
def test_programs_without_a_pod_spec(program: str) -> None:
    assert find_pod_spec(program) is None


@pytest.mark.parametrize(
    "program",
    [
        SOURCE.replace("// built from ./container", "// customPodSpec: null,"),
        SOURCE.replace("const podId", "// const old = `apiVersion: v1\n// kind: Pod\nconst podId"),
        SOURCE.replace("`apiVersion: v1\nkind: Pod", "`\n---\nkind: Pod\napiVersion: v1"),
        SOURCE.replace("apiVersion: v1\nkind: Pod", "apiVersion: \"v1\"\nkind: 'Pod' # one"),
    ],
    ids=["null in a comment", "a comment before", "the other order", "quoted"],
)
def test_small_differences_do_not_matter(program: str) -> None:
    assert find_pod_spec(program) is not None


def test_a_spec_written_as_json_is_found() -> None:
    containers = """{"containers":[{"name":"a","image":"'+a+'"}]}"""
    program = f"""const spec='{{"apiVersion":"v1","kind":"Pod","spec":{containers}}}';const a="x";"""

    spec = find_pod_spec(program)

    assert spec is not None
    assert read_pod(spec)["spec"] == {"containers": [{"name": "a", "image": "$(computed.image)"}]}


BROKEN = {
    "no end": "const a = `apiVersion: v1\nkind: Pod\nspec:",
    "no end of a gap": "const a = `apiVersion: v1\nkind: Pod\nname: ${a`",
    "too long": "const a = `apiVersion: v1\nkind: Pod\n" + "#" * 70_000 + "`",
    "too long in parts": '"apiVersion: v1\\nkind: Pod"' + ('+"' + "#" * 1_000 + '"') * 70,
    "too many gaps": "const a = `apiVersion: v1\nkind: Pod\n" + "${a}" * 500 + "`",
    "a long gap": "const a = `apiVersion: v1\nkind: Pod\n${" + "a+" * 500 + "}`",
    "a line end in quotes": 'const a = "apiVersion: v1\\nkind: Pod\n"',
    "a backslash at the end": "const a = `apiVersion: v1\nkind: Pod\n\\",
    "no such character": "const a = `apiVersion: v1\nkind: Pod\n\\u{ffffff}`",
}


@pytest.mark.parametrize("program", BROKEN.values(), ids=list(BROKEN))
def test_a_spec_that_cannot_be_read_is_not_passed_over(program: str) -> None:
    with pytest.raises(Malformed):
        find_pod_spec(program)


ESCAPES = {
    r"\x41": "A",
    r"\u0041": "A",
    r"\u{1F600}": "😀",
    r"\`": "`",
    r"\${A}": "${A}",
    "\\\n": "",
    r"\t": "\t",
    r"\\": "\\",
}


@pytest.mark.parametrize(("written", "meant"), ESCAPES.items())
def test_escapes_are_read(written: str, meant: str) -> None:
    assert find_pod_spec(f"x=`apiVersion: v1\nkind: Pod\n# {written}`") == f"apiVersion: v1\nkind: Pod\n# {meant}"


MEANINGS = [
    ("", "process.env.KEY", "$(process.env.KEY)"),
    ("", "process.env['KEY']", "$(process.env.KEY)"),
    ("", 'process.env.KEY || ""', "$(process.env.KEY)"),
    ("", "process.env.KEY ?? ''", "$(process.env.KEY)"),
    ("", 'process.env.KEY || "default"', "$(computed.process.env.KEY_default)"),
    ("", '"MISSING_ENV_VAR".KEY', "$(process.env.KEY)"),
    ("", "'text'", "text"),
    ("", "wrapper_1.TASK_ID", "$(task.id)"),
    ("", "await n.namespaceWrapper.getBasePath()", "$(task.basePath)"),
    ("const key = process.env.KEY;", "key", "$(process.env.KEY)"),
    ("const a = 'x', b = a;", "b", "x"),
    ("const a = b; const b = c; const c = d; const d = 'x';", "a", "$(computed.a)"),
    ("let a = 'first'; a = 'second';", "a", "second"),
    ("a = 'x' + y;", "a", "$(computed.a)"),
    ("aa = 'x'; ba = 'x'; a == 'x'; a => 'x';", "a", "$(computed.a)"),
    ("function f({ basePath }) {}", "basePath", "$(task.basePath)"),
    ("function f(taskId) {}", "taskId", "$(task.id)"),
    ("", "", "$(computed.value)"),
    ("", "a ? `}` : b(c)[0]", "$(computed.a_b_c_0)"),
    ("", "x" * 500, f"$(computed.{'x' * 60})"),
]


@pytest.mark.parametrize(("program", "expression", "value"), MEANINGS, ids=[f"{p} {e}"[:40] for p, e, _ in MEANINGS])
def test_what_an_expression_stands_for(program: str, expression: str, value: str) -> None:
    assert meaning(program, expression, len(program)) == value


IMAGES = [
    ("const someImage = process.env.IMAGE || 'docker.io/somebody/some-task:1.1';", IMAGE),
    ("const a = 'docker.io/somebody', someImage = a + `/some-task:${v}`, v = process.env.V ?? '1.1';", IMAGE),
    (
        "const someImage = test ? 'docker.io/somebody/some-task:1.0' : 'docker.io/somebody/some-task:1.1';",
        "$(computed.someImage)",
    ),
    ("const someImage = 'some words';", "$(computed.image)"),
    ("const someImage = imageOf('x');", "$(computed.someImage)"),
]


@pytest.mark.parametrize(("given", "image"), IMAGES)
def test_an_image_that_is_put_together_is_found_where_there_is_only_one(given: str, image: str) -> None:
    program = SOURCE.replace("const someImage = 'docker.io/somebody/some-task:1.1'; // built from ./container", given)

    spec = find_pod_spec(program)
    assert spec is not None
    assert f"      image: {image}\n" in spec


def test_a_value_given_later_counts_when_there_is_none_before() -> None:
    assert meaning("use(a); const a = 'x';", "a", 4) == "x"


@given(st.text(max_size=200))
def test_any_text_behind_the_beginning_is_a_spec_or_malformed(text: str) -> None:
    _found_or_malformed(f"`apiVersion: v1\nkind: Pod\n{text}")


@given(
    st.lists(
        st.sampled_from([*"`'\"\\${}()[]+,;\n", ".concat(", "a", "apiVersion: v1\n", "kind: Pod\n", "a='x'", "//"])
    )
)
def test_anything_that_looks_like_a_program_is_read_or_malformed(parts: list[str]) -> None:
    _found_or_malformed("`apiVersion: v1\nkind: Pod\n" + "".join(parts))


def _found_or_malformed(program: str) -> None:
    try:
        spec = find_pod_spec(program)
    except Malformed:
        return

    assert spec is None or spec.startswith("apiVersion: v1")


HOSTILE = {
    "quotes": "`" * 2_000_000,
    "beginnings": '"apiVersion: v1' * 150_000,
    "unfinished gaps": "`apiVersion: v1\n${a}" * 100_000,
    "concat without end": '"apiVersion:v1".concat(' * 100_000,
    "names": "a=b;b=a;" * 200_000 + "`apiVersion: v1\nkind: Pod\n" + "${a}" * 150 + "`",
    "nulls": "customPodSpec : " * 150_000,
    "spaces": "'" + " " * 2_000_000 + "apiVersion: v1",
}


@pytest.mark.parametrize("program", HOSTILE.values(), ids=list(HOSTILE))
def test_programs_that_are_made_to_be_slow_are_read_to_the_end(program: str) -> None:
    spec = find_pod_spec(program)

    assert spec is None or spec.startswith("apiVersion: v1")
