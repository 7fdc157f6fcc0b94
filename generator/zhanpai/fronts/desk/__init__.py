"""The clerk's desk: what the command line does, in the browser of the computer that it runs on.

Rooms (`rooms/`) are values made of what was looked at; the door lets one browser in; long work is done by a process of its own.
"""
