"""Rooms and broadcast: the only package that touches socket.io."""
