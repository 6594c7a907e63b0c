"""One reader for each kind of file, and what they share: fields of rows, lists beside files, archives."""
