"""`./run texts`: collects all texts, brings the catalogues up to date and compiles them."""

from __future__ import annotations

import json
from pathlib import Path

from orca_desktop.gui.translators import TRANSLATED
from tests.texts import catalogue, node_texts, window_texts

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "orca_desktop"
FOLDER = ROOT / "resources" / "translations"

FORMS = {"de": 2}
"""In how many forms a language counts."""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    templates = node_texts.templates_of(PACKAGE)
    sentences = json.dumps(templates, ensure_ascii=False, indent=0) + "\n"
    (FOLDER / "sentences.json").write_text(sentences, "utf-8")
    for language in TRANSLATED:
        path = FOLDER / f"orca_{language}.ts"
        messages = catalogue.updated(catalogue.read(path), window_texts.texts_of(PACKAGE), templates, FORMS[language])
        catalogue.write(path, language, messages)
        catalogue.compile_into(path, path.with_suffix(".qm"))
        missing = sum(not message.is_finished for message in messages)
        print(f"{path.name}: {len(messages)} texts, {missing} of them not translated yet")


if __name__ == "__main__":
    main()
