"""The table of comparisons: one a kind."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.reconciliation.assertions import STATEMENT
from variorum.reconciliation.casualties import CASUALTY
from variorum.reconciliation.comparison import Comparison
from variorum.reconciliation.control import CONTROL
from variorum.reconciliation.events import EVENT
from variorum.reconciliation.quantities import QUANTITY
from variorum.records import Kind

COMPARISONS: Mapping[Kind, Comparison] = {
    "control": CONTROL,
    "casualty": CASUALTY,
    "event": EVENT,
    "quantity": QUANTITY,
    "statement": STATEMENT,
}
