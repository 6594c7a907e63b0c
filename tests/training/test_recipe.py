"""The recipe's reading and varying of treebanks, on a sentence of our own."""

from __future__ import annotations

from pathlib import Path
from random import Random

import spacy
from training.augment import vary
from training.docs import make_doc
from training.lemmas import learn
from training.names import gum_names, spans_of
from training.treebanks import Sentence, read_sentences

from variorum.language.lemmas import Lemmas

CONLLU = """# newdoc id = own
# sent_id = own-1
# text = Mayor Ana Silva didn't sing.
1	Mayor	Mayor	PROPN	NNP	Number=Sing	6	nsubj	_	Entity=(1-person-new-cf1-1-sgl
2	Ana	Ana	PROPN	NNP	Number=Sing	1	flat	_	_
3	Silva	Silva	PROPN	NNP	Number=Sing	1	flat	_	Entity=1)
4-5	didn't	_	_	_	_	_	_	_	_
4	did	do	AUX	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	6	aux	_	_
5	n't	not	PART	RB	_	6	advmod	_	_
6	sing	sing	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
7	.	.	PUNCT	.	_	6	punct	_	_

"""


def _sentence(folder: Path) -> Sentence:
    path = folder / "own.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (sentence,) = read_sentences(path)
    return sentence


def test_a_sentence_is_read_with_its_spaces_and_root(tmp_path: Path) -> None:
    sentence = _sentence(tmp_path)
    doc = make_doc(spacy.blank("en").vocab, [sentence])
    assert doc.text.strip() == "Mayor Ana Silva didn't sing."
    assert [token.dep_ for token in doc] == ["nsubj", "flat", "flat", "aux", "advmod", "ROOT", "punct"]


def test_paragraphs_are_parted_by_a_blank_line(tmp_path: Path) -> None:
    sentence = _sentence(tmp_path)
    doc = make_doc(spacy.blank("en").vocab, [sentence, sentence])
    assert doc.text.strip() == "Mayor Ana Silva didn't sing.\n\nMayor Ana Silva didn't sing."
    assert len(list(doc.sents)) == 2


def test_a_varied_copy_keeps_the_trees(tmp_path: Path) -> None:
    sentence = _sentence(tmp_path)
    for seed in range(30):
        (varied,) = vary([sentence], Random(seed))
        assert [token.head for token in varied.tokens] == [
            token.head for token in sentence.tokens[: len(varied.tokens)]
        ]
        assert len(varied.tokens) >= len(sentence.tokens) - 1


def test_names_of_a_mention_are_its_proper_nouns_without_the_title(tmp_path: Path) -> None:
    assert gum_names(_sentence(tmp_path)) == ((1, 3, "PER"),)


def test_spans_of_tags() -> None:
    assert spans_of(["B-PER", "I-PER", "O", "I-LOC", "B-LOC", "B-MISC"]) == (
        (0, 2, "PER"),
        (3, 4, "LOC"),
        (4, 5, "LOC"),
    )


def test_lemmas_are_learned(tmp_path: Path) -> None:
    table = learn([_sentence(tmp_path)])
    assert table.look_up("did", "VBD") == "do"
    assert table.look_up("n't", "RB") == "not"


def test_an_ending_comes_off_to_leave_a_known_verb() -> None:
    table = Lemmas()
    table.endings = {"VBD": {"": (2, "")}, "VBG": {"": (3, "")}, "VBZ": {"": (1, "")}}
    table.verbs = frozenset({"bar", "bare", "decline", "join", "opt", "tell"})
    forms = (("declined", "VBD"), ("joined", "VBD"), ("opting", "VBG"), ("telling", "VBG"), ("barred", "VBD"))
    assert [table.look_up(form, tag) for form, tag in forms] == ["decline", "join", "opt", "tell", "bar"]
    assert table.look_up("bared", "VBD") == "bar"  # two known verbs: the ending decides
    assert table.look_up("mulled", "VBD") == "mull"


def test_a_participle_not_seen_is_looked_up_as_a_past() -> None:
    table = Lemmas()
    table.words = {"VBD": {"fled": "flee"}, "VBN": {"been": "be"}}
    assert [table.look_up("fled", "VBN"), table.look_up("been", "VBD")] == ["flee", "be"]
