"""What a group is over time: its people and what they agreed. Pure."""
