-- Whoever asks for a party finds what answers a question in its name too, though the claim's own words name only a person.
-- The next writer lists anew.
DELETE FROM listed_reports;
