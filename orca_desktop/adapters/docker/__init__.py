"""Docker Engine, and Podman through its compatible socket."""
