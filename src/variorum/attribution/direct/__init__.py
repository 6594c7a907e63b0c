"""Direct speech: quotations with what stands beside them, dialogue, posts, signatures."""
