"""The accurate pipeline's folder: made again of its own network, it is the same and holds no words of the treebanks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import spacy
from training.encoder.package import package

import variorum.language.pipelines as pipelines


def test_a_folder_is_made_of_an_export(tmp_path: Path) -> None:
    shipped = Path(str(pipelines._models())) / "accurate"
    size = package(shipped / "variorum_encoder", tmp_path / "accurate")
    assert size == sum(path.stat().st_size for path in (tmp_path / "accurate").rglob("*") if path.is_file())
    nlp = spacy.load(tmp_path / "accurate")
    assert nlp.pipe_names == ["variorum_encoder", "variorum_lemmas"]
    assert nlp.meta["license"] == "Apache-2.0 AND CC-BY-SA-4.0 AND CC-BY-4.0"
    strings = set(json.loads((tmp_path / "accurate" / "vocab" / "strings.json").read_text(encoding="utf-8")))
    assert {"nsubj:pass", "NNP", "PER", "PROPN", "ROOT"} <= strings
    assert strings <= _tokenizer_strings(shipped / "tokenizer") | _label_strings(shipped / "variorum_encoder")


def _tokenizer_strings(rules: Path) -> set[str]:
    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    tokenizer.from_disk(rules)
    return set(nlp.vocab.strings)


def _label_strings(export: Path) -> set[str]:
    rows = json.loads((export / "labels.json").read_text(encoding="utf-8"))
    found = {"_SP", "dep", *rows["tags"], *rows["deps"], *(name.partition("-")[2] for name in rows["names"])}
    for morph in rows["morphs"]:
        part, _, features = morph.partition("|")
        found.update((part, features, *features.split("|"), *features.replace("=", "|").split("|")))
    return found
