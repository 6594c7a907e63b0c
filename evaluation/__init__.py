"""Measures Variorum on public benchmarks; translates formats, and holds no rule of language."""
