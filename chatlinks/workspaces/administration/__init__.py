"""What Django's administration of businesses is made of."""
