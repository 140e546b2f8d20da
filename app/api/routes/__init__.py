"""The resources under `/api/v1`, one module an area. Each route: who asks, one service, the answer."""
