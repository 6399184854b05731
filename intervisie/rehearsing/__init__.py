"""Scripted people who play a whole meeting. Pure: nothing here reads a clock, types or shows anything."""
