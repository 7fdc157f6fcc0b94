"""The packages of news items on disk: posters drawn, pictures made anew, everything released together."""
