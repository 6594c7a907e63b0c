"""Who holds, takes or loses a place."""
