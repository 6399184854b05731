"""How people see a meeting."""
