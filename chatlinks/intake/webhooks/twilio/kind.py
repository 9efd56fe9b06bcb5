"""Twilio Conversations as a source."""

from pathlib import Path

from chatlinks.intake.webhooks.kind import SourceKind, paths
from chatlinks.intake.webhooks.proofs import twilio
from chatlinks.intake.webhooks.twilio import reader

TWILIO = SourceKind(
    name=reader.KIND,
    label="Twilio Conversations",
    folder=Path(__file__).parent,
    proofs=(twilio,),
    read=reader.read,
    events=frozenset(
        {
            *reader.MESSAGES,
            *reader.CONVERSATIONS,
            *reader.PARTICIPANTS,
            *reader.OTHERS,
            *reader.BEFORE,
        }
    ),
    known=frozenset(
        paths("""
            EventType AccountSid ChatServiceSid ConversationSid MessageSid MessagingServiceSid
            ParticipantSid RoleSid Index DateCreated DateUpdated DateRemoved Body Author Attributes
            Media Source RetryCount ClientIdentity ModifiedBy Identity FriendlyName UniqueName State
            StateFrom StateTo StateUpdated Reason LastReadMessageIndex DeliveryReceiptSid
            ChannelMessageSid Status ErrorCode UserSid IsOnline IsNotifiable ContentSid Subject
            MessagingBinding.Address MessagingBinding.ProxyAddress MessagingBinding.Type
            MessagingBinding.ProjectedAddress MessagingBinding.AuthorAddress MessagingBinding.Name
            MessagingBinding.Level
        """)
    ),
    is_form=True,
    theirs="The account’s auth token",
    steps=(
        "In the Twilio Console open Conversations → Manage → Global webhooks (or those of one"
        " service).",
        "Paste the address below as the post-event URL, with the method POST, and choose the events"
        " onMessageAdded, onMessageUpdated, onMessageRemoved, onConversationAdded,"
        " onConversationStateUpdated, onConversationRemoved and onParticipantAdded.",
        "Copy your account’s auth token, by which Twilio signs, into the field below. Files that"
        " users and agents send are fetched with it, too.",
        "Write a message to your number. It stands under Last deliveries within a second.",
    ),
)
