-- The parts of a pile: reports that may bear on the same matters, each part laid side by side by itself. So a report
-- more costs what its own part costs, however many other reports there are.

CREATE TABLE parts (
  -- Reports that are laid side by side together; parts stand in the order of their first reports.
  key INTEGER PRIMARY KEY, -- number of the row
  day TEXT NOT NULL, -- the day of its first report; 9999 where none is known
  report TEXT NOT NULL, -- id of its first report
  first INTEGER NOT NULL, -- the first of the numbers that are kept for its rows, in every table
  last INTEGER NOT NULL -- the last of them
) STRICT;

CREATE UNIQUE INDEX parts_in_order ON parts (day, report);

CREATE TABLE profiles (
  -- What each report is about, in numbers: by these it is known in which part it belongs.
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE, -- the report
  part INTEGER NOT NULL REFERENCES parts (key) DEFERRABLE INITIALLY DEFERRED, -- the part in which it lies
  reader TEXT, -- who read the claims that lie there; empty where laying them failed, null where there are none
  words BLOB NOT NULL, -- its telling words as numbers in rising order (64 bits each)
  weights BLOB NOT NULL, -- what each of them weighs (32-bit floating point)
  weightiest BLOB NOT NULL, -- where the weightiest of them stand in that order (16 bits each)
  held BLOB NOT NULL, -- the numbers of the places whose control it tells of (64 bits each)
  first TEXT, -- first day on which it can have been published
  last TEXT -- last day on which it can have been published
) STRICT;

CREATE INDEX profiles_by_part ON profiles (part);

CREATE TABLE profile_words (
  -- The weightiest words of each report, and the places whose control it tells of, to find those that share them.
  word INTEGER NOT NULL, -- the number of the word or place
  article INTEGER NOT NULL REFERENCES profiles (article) ON DELETE CASCADE, -- the report
  weight REAL NOT NULL, -- what it weighs there; 1 for a place
  PRIMARY KEY (word, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX profile_words_by_article ON profile_words (article);

CREATE INDEX places_by_id ON places (id);

-- A ledger that was laid without parts is to be laid anew.
DELETE FROM settings WHERE name = 'laid side by side';
