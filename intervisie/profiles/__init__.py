"""What registers ask of meetings, as data files, and what meetings come to by it."""
