"""Who of a conversation is the user, the bot or an agent, by the words that tools have for it."""

from collections.abc import Mapping

USER = {
    *("user", "customer", "client", "visitor", "contact", "end-user", "end_user", "enduser"),
    *("human", "in", "inbound", "incoming", "received", "guest", "lead", "requester", "consumer"),
    *("caller", "buyer", "member", "shopper", "patient", "student", "usr", "prompter", "ceu"),
}
BOT = {
    *("bot", "assistant", "ai", "chatbot", "gpt", "chatgpt", "model", "bing", "virtual assistant"),
    *(
        "claude",
        "gemini",
        "ai agent",
        "ai_agent",
        "ai-agent",
        "iva",
        "robot",
        "automated",
        "voicebot",
    ),
}
AGENT = {
    *("agent", "operator", "admin", "staff", "support", "representative", "rep", "out", "outbound"),
    *("outgoing", "sent", "employee", "advisor", "adviser", "teammate", "human agent", "business"),
    *("csr", "seller", "moderator", "owner", "team"),
}
OTHER = {"other", "notification", "reminder", "event", "template"}
# What the user never saw: an instruction, a tool's workings.
UNSEEN = {
    *("system", "developer", "tool", "function", "observation", "tool_result", "function_call"),
    *("function_response", "note", "internal", "private", "activity", "tools", "tool_call"),
}
SENDERS: Mapping[str, str] = {
    **dict.fromkeys(USER, "user"),
    **dict.fromkeys(BOT, "bot"),
    **dict.fromkeys(AGENT, "agent"),
    **dict.fromkeys(OTHER, "other"),
    **dict.fromkeys(UNSEEN, ""),
}


def sender_of(role: object) -> str | None:
    """user, bot, agent or other; "" for what the user never saw, None for an unknown word."""
    word = " ".join(str(role or "").casefold().split())
    if word in SENDERS:
        return SENDERS[word]
    return SENDERS.get(word.replace("_", "-")) or SENDERS.get(word.rstrip("s"))
