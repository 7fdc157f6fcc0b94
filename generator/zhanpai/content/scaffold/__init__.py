"""The text of new files and new entries, ready to be filled in.  Pure: no disk, no clock."""
