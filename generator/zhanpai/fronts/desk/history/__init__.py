"""Every save of the desk, kept beside the project: who, when, what was there before and after; and the way back."""
