"""Mails to admins and to those who are invited."""
