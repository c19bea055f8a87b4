"""JSON Schema of the author's file and of every JSON output, made from what the program goes by."""
