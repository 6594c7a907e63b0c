"""From claims that answer one question to voices, relation and reason, positions, support, courses over time."""
