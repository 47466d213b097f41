"""Pages of a build for people who look: the plan beside its article, and its network."""
