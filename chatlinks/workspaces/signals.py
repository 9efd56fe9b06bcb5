"""What other rooms may want to hear of. They listen; this room knows none of them."""

from django.dispatch import Signal

# Sent with `business` after Business.change_rules: what is stored wants masking anew.
rules_changed = Signal()
