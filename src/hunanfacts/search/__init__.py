"""From a question to facts: taking it apart, ranking, conditions, near answers, suggestions."""
