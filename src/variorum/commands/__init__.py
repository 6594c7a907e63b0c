"""Commands that are a file each; `cli.py` puts them into its list."""
