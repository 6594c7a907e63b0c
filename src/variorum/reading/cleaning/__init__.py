"""What of a page is the report: each piece of the page with its part, or set apart with the reason."""
