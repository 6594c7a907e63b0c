"""Keeps Python's collector of cycles out of work that makes none: its passes over a large pile cost an eighth of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 100_000  # new things that hold others: what some fifty reports leave behind; Python's own 700 is less than one


def seldom() -> None:
    """Python searches for cycles where so many more things are there: in a process that does nothing but read."""
    first, *later = gc.get_threshold()
    if first:  # else it searches never
        gc.set_threshold(max(first, SELDOM), *later)


@contextmanager
def sparing() -> Iterator[None]:
    """The same meanwhile: else a search would follow upon each report, since what is paused is made up for."""
    before = gc.get_threshold()
    seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def settled() -> None:
    """What is there now is looked through no more: it stays for long, and every search would go through all of it."""
    gc.freeze()


@contextmanager
def paused() -> Iterator[None]:
    """No search for cycles meanwhile; what nobody holds any more goes at once all the same."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
