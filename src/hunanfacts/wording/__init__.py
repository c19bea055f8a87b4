"""How a record reads: in Chinese and English words, and as a JSON document."""
