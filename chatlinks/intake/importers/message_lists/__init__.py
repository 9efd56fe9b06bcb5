"""Lists of messages as AI agents and their data sets keep them: OpenAI's chat and responses,
ShareGPT, Claude's export, LangChain, and their like. A conversation is a list of objects, each with
a role and a content.
"""

from chatlinks.intake.importers.message_lists.reader import FORMAT

__all__ = ["FORMAT"]
