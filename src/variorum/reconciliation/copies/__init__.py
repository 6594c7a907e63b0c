"""Reports beside reports: copies and passages, what one report says over and over, stories."""
