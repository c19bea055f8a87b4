"""Where a draft names facts, whole, in parts or shortened; where it names places and strangers."""
