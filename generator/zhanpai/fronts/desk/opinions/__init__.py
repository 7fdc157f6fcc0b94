"""意见台账 at the desk: ledgers read as they stand, and what a clerk does to an opinion, each as one save."""
