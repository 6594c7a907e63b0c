"""Numbers in words and digits, as intervals."""
