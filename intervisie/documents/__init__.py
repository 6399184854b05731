"""From a meeting to the documents people take home."""
