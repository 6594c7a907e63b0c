"""The table of comparisons: one a kind."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.reconciliation.comparing.comparison import Comparison
from variorum.reconciliation.comparisons.assertions import STATEMENT
from variorum.reconciliation.comparisons.casualties import CASUALTY
from variorum.reconciliation.comparisons.control import CONTROL
from variorum.reconciliation.comparisons.events import EVENT
from variorum.reconciliation.comparisons.quantities import QUANTITY
from variorum.records import Kind

COMPARISONS: Mapping[Kind, Comparison] = {
    "control": CONTROL,
    "casualty": CASUALTY,
    "event": EVENT,
    "quantity": QUANTITY,
    "statement": STATEMENT,
}
