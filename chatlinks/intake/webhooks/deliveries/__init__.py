"""From deliveries to conversations: kept sealed, taken up in the background, put together."""
