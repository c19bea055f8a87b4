"""What a fact is: records, closed lists of words, periods, errors. No input, no output."""
