"""What happens in a meeting, as pure functions: no clock, no disk, no terminal, no network."""
