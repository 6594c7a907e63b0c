"""The room that lays the claims of many articles side by side: who agrees, who denies, what was copied, what grew.

Its verb is `reconcile`; `COMPARISONS` holds one comparison a kind of claim. It never says what is true.
"""

from variorum.reconciliation.comparisons.table import COMPARISONS
from variorum.reconciliation.lay import reconcile

__all__ = ["COMPARISONS", "reconcile"]
