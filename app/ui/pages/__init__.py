"""Pages: each module draws one, from components and views."""
