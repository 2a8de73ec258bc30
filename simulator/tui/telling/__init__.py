"""What the screens after a talk say, as styled lines for a width; nothing here is a widget."""
