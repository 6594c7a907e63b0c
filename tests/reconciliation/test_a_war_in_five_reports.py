"""A war told by five reports: one capture denied, one series of figures, one beginning told three ways."""

from __future__ import annotations
