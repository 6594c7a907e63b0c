"""The words for one place, actor or event, and whose they are."""
