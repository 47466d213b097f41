"""One module per command of `kg`, named after it; each holds a click command called `command`."""
