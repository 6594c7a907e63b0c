"""One module a page: what it shows, from the records of one excerpt; templates lay it out."""
