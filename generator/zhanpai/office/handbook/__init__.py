"""The handbook for staff: its pages as they lie in Markdown, a page for each code of `zhanpai check`, and what is found in them."""
