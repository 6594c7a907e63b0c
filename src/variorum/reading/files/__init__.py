"""Where the bytes come from, and what they are as text: files and folders, kinds, character sets."""
