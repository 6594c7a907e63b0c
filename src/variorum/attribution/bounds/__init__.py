"""Where content and source begin and end, and the day words beside a cue."""
