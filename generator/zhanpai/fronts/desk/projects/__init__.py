"""民生实事: the projects of a year, their forms, and what has come of them."""
