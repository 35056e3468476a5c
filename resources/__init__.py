"""Data files that ship with the product: rule tables, templates, generated practice data."""
