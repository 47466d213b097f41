"""What is stated of articles in, quads out: things and claims with their evidence, each in its own named graph."""
