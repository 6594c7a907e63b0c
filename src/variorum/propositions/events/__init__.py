"""Events as PLOVER has them: frames, modes, nouns, threats."""
