"""Forms made from the models of the files that staff type: what is shown, what was filled in, and what it changes."""
