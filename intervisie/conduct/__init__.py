"""The loop that joins clock, face, decisions and journal."""
