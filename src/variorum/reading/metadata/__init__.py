"""What is known of a report beside its text: when it was published and by whom, in which language."""
