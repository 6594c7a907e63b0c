"""Words are data: this package holds the lists, and `load` reads them, once per process."""
