"""From a question to facts: queries, conditions, ranking, slips, suggestions."""
