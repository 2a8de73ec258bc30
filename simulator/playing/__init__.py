"""A talk in progress, without a screen, and the words that every player uses for it."""
