"""The turns of whoever writes to a business's conversations.

The lock lies a room lower, for changes of the masking policy take it, too.
"""

from chatlinks.workspaces.lock import lock_business

__all__ = ["lock_business"]
