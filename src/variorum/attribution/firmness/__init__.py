"""How firmly: of a clause by itself (`weigh`), of a source by its cue (`stance`)."""
