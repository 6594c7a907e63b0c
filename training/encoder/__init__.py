"""Fine-tunes the accurate pipeline's encoder for all tasks at once, and exports it."""
