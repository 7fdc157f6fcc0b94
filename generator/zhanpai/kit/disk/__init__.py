"""The disk: whole files, one writer at a time, where output may lie, and how it gets there in one step."""
