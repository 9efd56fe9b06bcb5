"""Texts and a catalogue of detectors in, spans out."""
