"""One comparison a kind of claim, and the table of them."""
