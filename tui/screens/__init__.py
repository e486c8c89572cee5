"""Screens: the desk itself, and the sheets laid over it."""
