"""A task's web server, spoken to as its stages say; and the files that describe stages."""
