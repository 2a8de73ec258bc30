"""Many sessions at once: what each is replayed against, and what it scores."""
