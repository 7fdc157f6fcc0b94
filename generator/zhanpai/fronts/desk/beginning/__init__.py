"""The desk of a folder in which there is no project yet: a few pages that ask for a city, and make it."""
