"""How much one typed file may hold; each limit with its reason."""

MAX_BYTES = 1024 * 1024
"""A register of 9,000 stations is under 1 MB; more is an attachment saved by mistake."""

MAX_DEPTH = 8
"""The deepest real path (`deputies[0].mandates[0].level`) is 5; past 8 the indentation has run away."""

MAX_NODES = 200_000
"""A province's register is 100,000 keys and values; 200,000 are still read in half a second."""

MAX_VALUE = 20_000
"""Characters of one value: the longest 简介 is some thousands, and a report belongs in a news item."""

MAX_KEY = 64
"""Characters of one key; a longer one is a sentence whose colon was typed too late."""

MAX_REPAIRS = 20
"""How often a line is mended in memory to look for the next problem: each time costs one more reading."""

MAX_PROBLEMS = 50
"""Problems told of one file; past that a person corrects the first and looks again."""
