"""Exports of other tools, a format a file: each reader gives the conversations that the neutral
format's gives, so all that follows is the same.
"""
