"""What an author is helped with: a file or a fact to begin with, and what changed in a file."""
