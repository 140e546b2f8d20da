"""Making sense of a portfolio: what the projects that exist already move, miss and repeat, and what the room says."""
