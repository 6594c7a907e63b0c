"""Figures: a number with what it counts."""
