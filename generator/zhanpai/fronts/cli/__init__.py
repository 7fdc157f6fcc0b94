"""The command `zhanpai`: the front that reads the command line, the clock and the environment, and prints.

`app.py` lists the commands, `run.py` says how a run ends.  Nothing is imported here: a damaged
installation must come as far as the sentence that says so.
"""
