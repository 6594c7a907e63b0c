"""Who speaks: the subject of a cue, who can speak at all, the name, and the role."""
