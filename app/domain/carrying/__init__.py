"""A charter's JSON, read back into what a charter is assembled from."""
