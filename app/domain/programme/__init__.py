"""A programme of several missions: what their charters share, and what they come to together."""
