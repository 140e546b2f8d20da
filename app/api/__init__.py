"""FastAPI: seats and cookies, the REST API, downloads, health and security headers."""
