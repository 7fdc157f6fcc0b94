"""核对过可以公开的内容: what looks private, and somebody answers for."""
