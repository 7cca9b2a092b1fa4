"""Images in programs: as they were written, and as esbuild, Rollup and webpack leave them; in bounded time.

The bundles were made by esbuild 0.28, Rollup 4 and webpack 5 (also as it works with `eval`) of four
small programs: `plain` names a variable of the environment with a fall-back, `template` puts the image together in
another module, `choice` takes one of two by a condition, and `task` has a function compute it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.images import is_image_reference
from orca_desktop.k2.image_programs import MAX_FOUND, FoundImage, Likely, find_images, sure_one
from orca_desktop.k2.script_values import MAX_TEXTS, Effort, texts_at

BUNDLES = Path(__file__).with_name("bundles")
IMAGE = "docker.io/somebody/agent:1.4"
TEST_IMAGE = "docker.io/somebody/agent:test"


def bundle(name: str) -> str:
    return (BUNDLES / f"{name}.js").read_text()


def names(program: str) -> list[str]:
    return [found.image for found in find_images(program)]


ONE = [path.stem for path in sorted(BUNDLES.iterdir()) if path.stem.endswith(("plain", "template"))]
TWO = ["esbuild-min-choice", "rollup-min-choice"]
COMPUTED = ["esbuild-min-task", "webpack-production-task"]


@pytest.mark.parametrize("name", ONE)
def test_the_image_is_found_in_every_bundle(name: str) -> None:
    found = find_images(bundle(name))

    assert sure_one(found) == IMAGE
    assert [image.image for image in found] == [IMAGE]
    assert found[0].likely is Likely.FOR_ORCA


@pytest.mark.parametrize("name", [name for name in ONE if "webpack-development" not in name])
def test_a_variable_that_would_be_taken_before_it_is_told(name: str) -> None:
    variable = "AGENT_IMAGE" if name.endswith("plain") else "AGENT_VERSION"

    assert find_images(bundle(name))[0].where.endswith(f", unless {variable} is set")


@pytest.mark.parametrize("name", TWO)
def test_of_two_images_neither_is_sure(name: str) -> None:
    found = find_images(bundle(name))

    assert sorted(image.image for image in found) == [IMAGE, TEST_IMAGE]
    assert sure_one(found) == ""


@pytest.mark.parametrize("name", COMPUTED)
def test_what_a_function_computes_is_not_guessed(name: str) -> None:
    assert find_images(bundle(name)) == ()


@pytest.mark.parametrize("name", ["webpack-production-choice", "rollup-min-task"])
def test_what_a_bundler_has_settled_is_taken(name: str) -> None:
    assert sure_one(find_images(bundle(name))) == IMAGE


SPELLINGS = [
    'const options = { imageURL: "docker.io/somebody/agent:1.4" };',
    "const options = { imageUrl: 'docker.io/somebody/agent:1.4' };",
    "e.exports={podImageUrl:`docker.io/somebody/agent:1.4`,t:1}",
    '{"image":"docker.io/somebody/agent:1.4","x":2}',
    "let image_url='docker.io/somebody/agent:1.4';",
    'const imageURL = "docker.io/somebody/agent:1.4";\nreturn { imageURL, customPodSpec: null };',
    'return { imageURL: ("docker.io/somebody/agent:1.4") };',
    'return { imageURL: await("docker.io/somebody/agent:1.4"), a };',
    'const image = "docker.io/somebody/agent:1.4 ".trim();',
    'const a = "docker.io/somebody"; const options = { imageURL: `${a}/agent:1.4` };',
    'const a = "docker.io/somebody"; const options = { imageURL: a + "/agent:" + 1.4 };',
    'const a = "docker.io/somebody"; const options = { imageURL: a.concat("/agent", ":1.4") };',
    'const options = { imageURL: "docker.io/somebody"\n    + "/agent"\n    + ":1.4" };',
    'const images = { now: "docker.io/somebody/agent:1.4" }; const options = { imageURL: images.now };',
    'exports.IMAGE = "docker.io/somebody/agent:1.4"; options = { imageURL: x.y.IMAGE };',
    'const options = { imageURL: process.env.IMAGE || process.env["OTHER"] || "docker.io/somebody/agent:1.4" };',
    'const options = { imageURL: process.env?.IMAGE ?? "docker.io/somebody/agent:1.4" };',
    'const options = { imageURL: "MISSING_ENV_VAR".IMAGE || "docker.io/somebody/agent:1.4" };',
    'const options = { imageURL: /* of the agent */ "docker.io/somebody/agent:1.4" };',
    'a = b; b = "docker.io/somebody/agent:1.4"; options = { imageURL: a };',
    'const a = 1; let b = a; { const a = "docker.io/somebody/agent:1.4"; use({ imageURL: a }); }',
    'x={imageURL:a};function f(){var a=2;a=3}var a="docker.io/somebody/agent:1.4"',
    'const options = { imageURL: (log("x"), "docker.io/somebody/agent:1.4") };',
]


@pytest.mark.parametrize("program", SPELLINGS)
def test_the_image_is_found_in_every_spelling(program: str) -> None:
    assert sure_one(find_images(program)) == IMAGE


NOTHING = [
    'image: "./logo.png", image="data:image/png", imageURL: process.env.IMAGE, image:"owner/app"',
    'imageUrl: "https://example.org/picture.png"',
    'imageURL: imageOf("agent")',
    'imageURL: "docker.io/" + unknown + "/agent"',
    'const a = { imageURL: b }; const b = a.imageURL;',
    "imageURL: a; a = b; b = a;",
    'imageURL == "docker.io/somebody/agent:1.4"',
    'myimageURL: 1; imageURLs: ["x"]',
    "imageURL:",
    "imageURL: `docker.io/${",
    'imageURL: "docker.io/somebody',
    "imageURL: ((((",
    "",
]  # fmt: skip


@pytest.mark.parametrize("program", NOTHING)
def test_what_names_no_image_gives_none(program: str) -> None:
    assert sure_one(find_images(program)) == ""
    assert [found for found in find_images(program) if found.likely is not Likely.TEXT] == []


def test_a_program_without_any_says_nothing() -> None:
    assert find_images("console.log('image')") == ()
    assert sure_one(()) == ""


def test_what_is_named_for_orca_counts_more_than_other_images() -> None:
    program = f'icons = {{ image: "ghcr.io/b/two:2" }}; x = "quay.io/c/three"; config = {{ imageURL: "{IMAGE}" }};'
    found = find_images(program)

    assert [image.image for image in found] == [IMAGE, "ghcr.io/b/two:2", "quay.io/c/three"]
    assert [image.likely for image in found] == [Likely.FOR_ORCA, Likely.NAMED, Likely.TEXT]
    assert sure_one(found) == IMAGE


def test_several_images_are_named_once_each_in_their_order() -> None:
    program = 'image: "ghcr.io/b/two:2", image: "ghcr.io/a/one:1"; image="ghcr.io/b/two:2"'

    assert names(program) == ["ghcr.io/b/two:2", "ghcr.io/a/one:1"]
    assert sure_one(find_images(program)) == ""


def test_a_text_alone_is_a_candidate_and_never_sure() -> None:
    found = find_images('await pulse.initialize("docker.io/1703706/cryo:v1-slim ", id, "ws://host:3003", "30000");')

    assert found == (
        FoundImage(image="docker.io/1703706/cryo:v1-slim", likely=Likely.TEXT, where="a text, line 1"),
    )  # fmt: skip
    assert sure_one(found) == ""


@pytest.mark.parametrize(
    "text",
    [
        *("github.com/somebody/project", "docker.io/somebody", "cdn.example.org/npm/x/y.js", "www.koii.network/docs/a"),
        *("application/vnd.oci.image", "a/b:c", "http://docker.io/a/b"),
    ],
)
def test_other_addresses_are_no_images(text: str) -> None:
    assert find_images(f'get("{text}")') == ()


@pytest.mark.parametrize(
    "text", ["ghcr.io/a/b", "registry.gitlab.com/a/b/c", "example.org:5000/a:1", "localhost:5000/a:1"]
)
def test_texts_that_can_only_be_images_are_candidates(text: str) -> None:
    assert names(f'get("{text}")') == [text]


def test_places_are_told_by_lines_or_in_a_minified_program_by_characters() -> None:
    program = f'\n\n  const config = {{ imageURL: "{IMAGE}" }};'

    assert find_images(program)[0].where == "imageURL, line 3"
    assert find_images(" " * 9_000 + program.strip())[0].where == "imageURL, character 9,018"


def test_there_are_not_too_many_candidates() -> None:
    program = "".join(f'image: "ghcr.io/a/b:{number}";' for number in range(1_000))

    assert names(program) == [f"ghcr.io/a/b:{number}" for number in range(MAX_FOUND)]


ENDLESS = {
    "a name of itself": "imageURL:a;" + "a=a+a+a;" * 50_000,
    "names of each other": "imageURL:a;" * 300 + "a=b?c:d,b=a||c,c=b??a,d=a+b;" * 3_000,
    "templates in templates": "image=`${`${`${" * 10_000,
    "brackets": "imageURL:" + "(" * 50_000,
    "a long sum": "imageURL:" + '"a"+' * 30_000 + '"b"',
    "calls": "imageURL:a.concat(" * 3_000,
    "keys": "imageURL:" * 20_000,
    "doubling": "imageURL:a1;" + "".join(f"a{n}=`${{a{n + 1}}}${{a{n + 1}}}`;" for n in range(1, 60)) + 'a60="x"',
}


@pytest.mark.parametrize("program", ENDLESS.values(), ids=list(ENDLESS))
def test_a_program_that_is_made_to_have_no_end_has_one(program: str) -> None:
    effort = Effort()
    texts_at(program, program.find(":") + 1, accepts=is_image_reference, effort=effort)

    assert effort.left > -3_000
    assert len(find_images(program)) <= MAX_FOUND


def test_choices_in_choices_give_only_so_many_texts() -> None:
    program = "x" + "".join(f'+(a?"{n}":"{n}{n}")' for n in range(10))

    found = texts_at(program, 2, accepts=lambda _: True, effort=Effort())
    assert 0 < len(found) <= MAX_TEXTS


_PIECES = st.sampled_from(
    [
        *("imageURL", "image", ":", "=", '"', "'", "`", "${", "}", "(", ")", "+", "?", "||", "??", ".concat(", ","),
        *(";", "a", "b", "process.env.X", "docker.io/a/b:1", "\\", "{", "[", "]", "/*", "*/", "//", " "),
        *("\n", "await ", "eval("),
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_any_text_is_read_without_failing(program: str) -> None:
    for found in find_images(program):
        assert is_image_reference(found.image)


@pytest.mark.parametrize(
    "piece",
    ['image:"', "image: ", "image" * 3, "a.", "imageURL='a.b/c", 'image="' + "a-" * 120, "image = 'x.y/" + "a/" * 100],
)
def test_a_hostile_program_is_read_to_its_end(piece: str) -> None:
    """In time that grows with its length: were it with the square, this would take hours."""
    program = piece * (4_000_000 // len(piece)) + ' "docker.io/owner/app:1"'

    assert len(find_images(program)) <= MAX_FOUND
