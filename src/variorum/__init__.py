"""Variorum keeps a ledger of what news reports claim, who says it and where they differ; never what is true."""

__version__ = "0.1.0"
