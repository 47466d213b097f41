"""What can be worked out from a graph of plans: its network, two plans side by side, what is left open."""
