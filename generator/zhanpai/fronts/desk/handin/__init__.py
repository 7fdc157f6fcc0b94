"""The room 交稿: a district makes its hand-in and takes receipts in; the office of the city sorts, takes over and answers."""
