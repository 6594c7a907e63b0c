"""What every rule stands on: the parse as lists, the words, what a rule found, and token sets as spans."""
