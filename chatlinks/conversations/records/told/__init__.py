"""What conversations tell of their contact, and what is known from then on."""
