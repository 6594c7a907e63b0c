"""Who does it, and where: doers, places, lists and parts of places."""
