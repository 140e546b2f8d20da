"""Handlers: a few lines each, from a browser event to one call of a service.

Whoever calls is read from the seat's cookie anew in every event; nothing that a client sends says who it is. Room
data comes by the hub (`app.realtime.mirror.Room`); states here hold only what is a seat's own.
"""
