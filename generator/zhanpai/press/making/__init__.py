"""Signs and reports in, print files out, each looked at as a phone would before it is released."""
