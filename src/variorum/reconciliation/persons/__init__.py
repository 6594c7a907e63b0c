"""What persons decided: found again by its words, applied to claims, names and questions."""
