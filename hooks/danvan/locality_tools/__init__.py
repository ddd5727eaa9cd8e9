"""What offices and maintainers do with the register by hand: make it, look places up, convert whole tables."""
