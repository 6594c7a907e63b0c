"""Days that a report alone cannot settle: of articles by their neighbours, and of what hangs on them."""
