"""One module per product of the site that is no HTML page; this tuple is their table of contents.

To add one: write `outputs/<name>.py` with `outputs(site, pages)` and add it here.
"""

from generator.outputs import find_index, pictures, qr_codes, robots, sitemap

OUTPUT_TYPES = (sitemap, robots, qr_codes, pictures, find_index)
