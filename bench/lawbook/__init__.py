"""The lawbook's benchmark: the same data for ours and for the rivals, answers compared by digest."""
