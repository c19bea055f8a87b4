"""From answers to text: one file a format."""
