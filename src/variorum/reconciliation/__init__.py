"""The room that lays the claims of many articles side by side: who agrees, who denies, what was copied, what grew.

Its verb is `reconcile`, and `ByParts` is the same for whoever keeps what was laid. `COMPARISONS` holds one comparison a
kind of claim. It never says what is true.
"""

from variorum.reconciliation.by_parts import ByParts
from variorum.reconciliation.comparisons.table import COMPARISONS
from variorum.reconciliation.whole import reconcile

__all__ = ["COMPARISONS", "ByParts", "reconcile"]
