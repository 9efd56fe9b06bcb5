"""The bot that answers visitors: its script, what a text holds of it, and the bot at work."""
