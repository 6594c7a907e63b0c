"""One module a benchmark; each offers `predict`, from the benchmark's input rows to its prediction rows."""
