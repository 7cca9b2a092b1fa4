"""What a user may set: the table of settings, the rules for their values, and the values that were chosen."""
