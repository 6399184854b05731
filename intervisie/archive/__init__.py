"""Where meetings stay: the only room that writes them to disk."""
