"""Invented lists of staff and of ten years' ratings, titles and commendations, as offices of a province keep them."""
