"""Programs that a stranger might put into a task's image, and what becomes of each."""
