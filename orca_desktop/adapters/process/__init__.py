"""Tasks as plain processes, where no container engine is wanted."""
