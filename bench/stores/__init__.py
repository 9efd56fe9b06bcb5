"""Stores to measure on: filled, grown, thrown away."""
