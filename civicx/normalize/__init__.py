"""Pure functions from words (and an anchor day) to values; no spaCy."""
