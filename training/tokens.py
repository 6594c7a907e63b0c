"""The tokeniser's settings: spaCy's for English, brought nearer to the word division of UD English."""

from __future__ import annotations

from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

INFIXES = [
    r"(?<=[A-Za-z0-9\)\"'”’])[–—―](?=[A-Za-z0-9\(\"'“‘$])",
    r"(?<=[a-z]{2})\.\.\.?(?=[A-Za-z])",
    r"(?<=[A-Za-z])/(?=[A-Za-z])",
    r"(?<=[0-9])(?:-)(?=[A-Za-z])",
    r"(?<=[A-Za-z])(?:-)(?=[0-9])",
    r"(?<=[a-z])[\"”“](?=[A-Za-z])",
]
PREFIXES = [r"[–—―‘’“”«»‹›]", r"``", r"''", r"--+", r"-(?=[A-Za-z])", r"/"]
SUFFIXES = [r"[–—―‘’“”«»‹›]", r"``", r"''", r"--+", r"(?<=[A-Za-z])-", r"/"]


@registry.callbacks("variorum.tokens.v1")
def set_tokens():  # type: ignore[no-untyped-def]
    """A callback that sets the tokeniser before training."""

    def change(nlp: Language) -> Language:
        tokenizer = nlp.tokenizer
        tokenizer.prefix_search = compile_prefix_regex([*nlp.Defaults.prefixes, *PREFIXES]).search
        tokenizer.suffix_search = compile_suffix_regex([*nlp.Defaults.suffixes, *SUFFIXES]).search
        tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, *INFIXES]).finditer
        return nlp

    return change
