"""Rankings counted by three rules from the same ballots; the declared one decides, the others are shown beside it."""
