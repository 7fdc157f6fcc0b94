"""分享: one news item for every place where residents read — official account, short texts, posters, roll."""
