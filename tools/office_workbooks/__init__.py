"""Makes the workbooks of `tests/fixtures/workbooks/`: tables in the shapes that offices send, about invented people."""
