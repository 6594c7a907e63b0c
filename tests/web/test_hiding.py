"""Names leave a finished page, and nothing else of it changes."""

from __future__ import annotations

import pytest

from variorum.web.hiding import hidden_object, hidden_page


def without_ada(text: str) -> str:
    return text.replace("Ada", "person 1").replace("O'Hara", "person 2")


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<p>Ada said</p>", "<p>person 1 said</p>"),
        ("<b>Ada</b> &amp; &lt;Ada&gt;", "<b>person 1</b> &amp; &lt;person 1&gt;"),
        ("<p>O&#39;Hara</p>", "<p>person 2</p>"),
        ('<a href="/claims/Ada" title="Ada, &quot;sic&quot;">x</a>', None),
        (
            '<tr data-voice="Ada" data-lat="1.5"><td>Kelm</td></tr>',
            '<tr data-voice="person 1" data-lat="1.5"><td>Kelm</td></tr>',
        ),
        ('<p class="Ada">nobody</p>\n  <p></p>', '<p class="Ada">nobody</p>\n  <p></p>'),
    ],
)
def test_names_go_from_words_and_stay_in_addresses(html: str, expected: str | None) -> None:
    expected = expected or '<a href="/claims/Ada" title="person 1, &quot;sic&quot;">x</a>'
    assert hidden_page(html, without_ada) == expected


def test_a_page_without_names_is_the_same_page() -> None:
    html = '<!doctype html>\n<p title="a &amp; b">1 &lt; 2, “c”</p><!-- d -->'
    assert hidden_page(html, str) == html


def test_names_go_from_every_word_of_an_object() -> None:
    told = {"id": "x", "items": [{"name": "Ada", "count": 1, "of": ["Ada", None, True]}]}
    assert hidden_object(told, without_ada) == {
        "id": "x",
        "items": [{"name": "person 1", "count": 1, "of": ["person 1", None, True]}],
    }
