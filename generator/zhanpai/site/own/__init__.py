"""A city's own theme: what it changes, and what of it cannot be used."""
