"""What the facts say of a claim: do place, period and unit agree, which verdict, and why."""
