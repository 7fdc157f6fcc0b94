"""The finder's tables: stations, deputies and places, packed for a phone."""
