"""The cue: its readings and how far it reaches, and slips of the parse mended around it."""
