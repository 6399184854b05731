"""The command line: arguments in, exit code out; heavy imports inside the commands."""
