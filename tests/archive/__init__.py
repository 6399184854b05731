"""What the archive promises: nothing accepted is ever lost."""
