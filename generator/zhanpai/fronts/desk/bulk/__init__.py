"""The room 成批改: one change of many stations, looked at row by row, tried, and written as one save."""
