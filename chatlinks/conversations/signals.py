"""What other rooms may want to hear of. They listen; this room knows none of them."""

from django.dispatch import Signal

# Sent with `business_id` and `conversation_ids` when conversations ended because their contact was
# forgotten, in that transaction.
ended = Signal()
# Sent with `conversation_ids` when something that was stored of them is masked otherwise, in that
# transaction.
masked_anew = Signal()
# Sent with `business_id` and `contact_id` when a contact is forgotten, in that transaction: whoever
# keeps something of theirs destroys it.
forgotten = Signal()
