-- What tells whether all is there, without going through all of it at every run.

CREATE TABLE tallies (
  -- How many rows each part has in every table, counted when it was written: a row that went missing is told by it.
  part INTEGER PRIMARY KEY REFERENCES parts (key) ON DELETE CASCADE, -- the part
  rows TEXT NOT NULL -- the number of its rows by table, as JSON
) STRICT;

-- The rows of reports in their order, without texts.
CREATE INDEX articles_numbered ON articles (key, version);

-- Which reports lie side by side is noted by sums of these numbers, no longer by their ids: what was noted so far says
-- nothing any more.
DELETE FROM settings WHERE name = 'laid side by side';

-- Of reports that were revised the day of the older version was kept.
DELETE FROM datings WHERE article NOT IN (SELECT article FROM profiles);
