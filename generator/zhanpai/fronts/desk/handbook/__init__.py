"""The room 手册: the handbook to read, to search and to print."""
