"""名册: the register, in forms for its sections and its rows, for the office of the city."""
