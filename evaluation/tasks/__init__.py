"""One module a benchmark; each offers `predict`, from input rows and a parser's name to prediction rows."""
