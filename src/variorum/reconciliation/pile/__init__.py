"""The pile in its one order, and what is read off it: days, figures, names, places, parties, whose voice a claim is."""
