"""The timeline stands in the order of the time that questions are about, whichever matter they belong to."""

from __future__ import annotations

import pytest

from variorum.ledger import QuestionRow
from variorum.web.views.lists import in_time


@pytest.mark.parametrize(
    "days, expected",
    [
        (("2031-05-04", "2031-05-02", "2031-05-03"), "bca"),  # whichever stands first in the ledger
        (("2031-05-04/2031-06-01", "../2031-05-03", "2031-05-05/.."), "bac"),  # by the last where no first is known
        ((None, "2031-06-01", "2031"), "cb"),  # a year at its beginning; what is about no time is not there
        (("2031-05-04", "2031-05-04", "2031-05-04"), "abc"),
    ],
)
def test_in_time(days: tuple[str | None, ...], expected: str) -> None:
    rows = [
        QuestionRow(key, name, "event", "", "differs", (), day, 1)
        for key, (name, day) in enumerate(zip("abc", days, strict=True))
    ]
    assert "".join(row.id for row in in_time(reversed(rows))) == expected
