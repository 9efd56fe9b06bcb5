"""Texts as they are read here, and the languages' tables made ready to read them by."""
