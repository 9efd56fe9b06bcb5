"""The one catalogue of what a person can be allowed to do. `workspaces.rule` says who may."""

from enum import StrEnum


class Action(StrEnum):
    OPEN = "open a conversation"
    SEE_PERSONAL = "see personal details"  # "Chat Agent View Personal Details"
    SHARE = "make and revoke links for anyone"
    ADMINISTER = "manage a business, its teams, members and rules"
