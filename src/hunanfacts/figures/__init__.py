"""What a number means: intervals, bounds, units, numerals; amounts read and written."""
