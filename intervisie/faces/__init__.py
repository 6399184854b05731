"""How people see and steer a meeting."""
