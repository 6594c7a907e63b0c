"""Edit scripts: from a word to its lemma by the case it takes and the change of its ending.

After Straka (2018), UDPipe 2.0: a lemma is predicted as one of a closed set of scripts.
A script is written "case|cut|added": `l` lower, `k` kept, `t` first letter upper; or "=lemma" where nothing is shared.
"""

from __future__ import annotations

from collections.abc import Callable

CASES: dict[str, Callable[[str], str]] = {"l": str.lower, "k": str, "t": str.capitalize}
"""In the order of preference where several do."""


def edit_of(form: str, lemma: str) -> str:
    """The shortest script that makes the lemma of the form."""
    form = straight(form)
    options = [_script(case, form, lemma) for case in CASES]
    cost, script = min(options, key=lambda option: option[0])
    return script if cost < len(form) or form == lemma else f"={lemma}"


def _script(case: str, form: str, lemma: str) -> tuple[int, str]:
    cased = CASES[case](form)
    same = 0
    while same < min(len(cased), len(lemma)) and cased[same] == lemma[same]:
        same += 1
    return len(cased) - same, f"{case}|{len(cased) - same}|{lemma[same:]}"


def apply_edit(script: str, form: str) -> str:
    """The lemma that a script makes of a form; the form in lower case where the script asks for more than there is."""
    form = straight(form)
    if script.startswith("="):
        return script[1:]
    case, cut, added = script.split("|", 2)
    cased = CASES[case](form)
    if int(cut) > len(cased):
        return form.lower()
    return (cased[: len(cased) - int(cut)] + added) or form


def straight(form: str) -> str:
    """The form with straight apostrophes, as the treebanks write their lemmas."""
    return form.replace("’", "'")
