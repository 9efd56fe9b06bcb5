"""What lists share: pages by key, totals, what a select offers, CSV."""
