"""Sentences and their languages."""
