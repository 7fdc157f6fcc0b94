"""Two versions of a file that people type: what makes one of the other, value by value, in words, and made of both.

Pure: bytes and values in, bytes, values and sentences out.
"""
