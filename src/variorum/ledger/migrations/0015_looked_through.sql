-- What is looked through at every run stands in these, whole: beside a hundred thousand reports the rows themselves, with
-- texts, claims and profiles in them, are too much to be fetched for one column each.

-- Whom the claims name, with what is counted of it: of somebody whom everybody names there are very many.
DROP INDEX IF EXISTS levels_by_actor;
CREATE INDEX levels_of_actors ON levels (actor, claim, level, party);
DROP INDEX IF EXISTS claim_actors_by_actor;
CREATE INDEX claim_actors_of_actors ON claim_actors (actor, claim, position, written, party);

-- Which reports are read and laid, and by whom.
DROP INDEX IF EXISTS extractions_counted;
CREATE INDEX extractions_read ON extractions (article, count, reader);

-- Reports of which there is more than one version.
CREATE INDEX articles_revised ON articles (id) WHERE version > 1;

-- What each report is about, with its names. A ledger that was laid without them is to be laid anew.
DROP TABLE profile_words;
DROP TABLE profiles;
DELETE FROM settings WHERE name IN ('laid side by side', 'laid side by side under');

CREATE TABLE profiles (
  -- What each report is about, in numbers: by these it is known in which part it belongs.
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE, -- the report
  part INTEGER NOT NULL REFERENCES parts (key) DEFERRABLE INITIALLY DEFERRED, -- the part in which it lies
  reader TEXT, -- who read the claims that lie there; empty where laying them failed, null where there are none
  words BLOB NOT NULL, -- its telling words as numbers in rising order (64 bits each)
  weights BLOB NOT NULL, -- what each of them weighs (32-bit floating point)
  weightiest BLOB NOT NULL, -- where the weightiest of them stand in that order (16 bits each)
  names BLOB NOT NULL, -- where its names stand in that order (16 bits each)
  held BLOB NOT NULL, -- the numbers of the places whose control it tells of (64 bits each)
  first TEXT, -- first day on which it can have been published
  last TEXT -- last day on which it can have been published
) STRICT;

CREATE INDEX profiles_by_part ON profiles (part);
CREATE INDEX profiles_read ON profiles (article, reader, part);

CREATE TABLE profile_words (
  -- The weightiest words of each report, and the places whose control it tells of, to find those that share them.
  word INTEGER NOT NULL, -- the number of the word or place
  article INTEGER NOT NULL REFERENCES profiles (article) ON DELETE CASCADE, -- the report
  weight REAL NOT NULL, -- what it weighs there; 1 for a place
  PRIMARY KEY (word, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX profile_words_by_article ON profile_words (article);
