"""Texts of what is written next, read in a second process while what came before is written.

It knows the texts and the rules by which they are read: no key, no database, no file.
"""
