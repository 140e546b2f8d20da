"""Webhooks: addresses that are told of what happens, without ever holding the room up.

What happens is written down with the change itself (`telling`), and sent later by a task of its own (`sending`).
"""
