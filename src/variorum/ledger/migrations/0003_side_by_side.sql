-- The reports laid side by side. Nothing here is a verdict, and everything leads back to claims.
-- These tables are written anew, in one transaction, each time the reports are laid side by side.

CREATE TABLE datings (
  -- The day of a report as its neighbours place it; the report itself keeps what it says.
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE, -- the report
  day TEXT, -- the day (EDTF)
  earliest TEXT, -- first day that this allows
  latest TEXT, -- last day that this allows
  reason TEXT NOT NULL, -- why, in words
  record TEXT NOT NULL -- the whole record, as JSON
) STRICT;

CREATE TABLE origins (
  -- Reports that come from one place: copies of one text, or of passages of it.
  key INTEGER PRIMARY KEY, -- number of the row
  id TEXT NOT NULL, -- id of the origin
  name TEXT NOT NULL, -- why these reports are one origin, in words
  record TEXT NOT NULL -- the whole record, as JSON
) STRICT;

CREATE TABLE origin_articles (
  -- Which reports come from an origin.
  origin INTEGER NOT NULL REFERENCES origins (key) ON DELETE CASCADE, -- the origin
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE, -- the report
  PRIMARY KEY (origin, article)
) STRICT;

CREATE TABLE statements (
  -- One thing said by one speaker on one day, in however many reports.
  key INTEGER PRIMARY KEY, -- number of the row
  id TEXT NOT NULL, -- id of the statement
  name TEXT NOT NULL, -- the speaker
  said TEXT, -- when it was said (EDTF)
  record TEXT NOT NULL -- the whole record, as JSON
) STRICT;

CREATE TABLE statement_claims (
  -- The claims in which reports carry a statement.
  statement INTEGER NOT NULL REFERENCES statements (key) ON DELETE CASCADE, -- the statement
  position INTEGER NOT NULL, -- 0 for the first
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  PRIMARY KEY (statement, position)
) STRICT;

CREATE TABLE questions (
  -- What several claims are answers to, and how the answers relate.
  key INTEGER PRIMARY KEY, -- number of the row, in the order of print
  id TEXT NOT NULL, -- id of the question
  name TEXT NOT NULL, -- what it asks
  kind TEXT NOT NULL, -- control, casualty, event, quantity or statement
  place INTEGER REFERENCES places (key), -- where
  day TEXT, -- when (EDTF)
  scope TEXT NOT NULL, -- what is counted, for figures
  relation TEXT NOT NULL, -- how the answers relate
  reason TEXT NOT NULL, -- why, in words
  flags TEXT NOT NULL, -- marks for the reader, separated by "; "
  record TEXT NOT NULL -- the whole record, as JSON
) STRICT;

CREATE TABLE positions (
  -- What one voice answers to a question, and what that rests on.
  key INTEGER PRIMARY KEY, -- number of the row
  question INTEGER NOT NULL REFERENCES questions (key) ON DELETE CASCADE, -- the question
  position INTEGER NOT NULL, -- 0 for the voice that spoke first
  name TEXT NOT NULL, -- whose voice; "unnamed" where nobody is named
  voice TEXT NOT NULL, -- party, outlet or unnamed
  answer TEXT NOT NULL, -- what it answers
  support TEXT NOT NULL, -- one voice, repeated or independent
  basis TEXT NOT NULL, -- what that rests on, in words
  certain INTEGER NOT NULL, -- 0 where it is not certain that this voice says so
  UNIQUE (question, position)
) STRICT;

CREATE TABLE position_claims (
  -- The claims behind a position, in the order they were said.
  position INTEGER NOT NULL REFERENCES positions (key) ON DELETE CASCADE, -- the position
  rank INTEGER NOT NULL, -- 0 for the first
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  PRIMARY KEY (position, rank)
) STRICT;

CREATE INDEX position_claims_by_claim ON position_claims (claim);

CREATE TABLE wording (
  -- The words that a voice uses of one place, actor or event.
  key INTEGER PRIMARY KEY, -- number of the row
  name TEXT NOT NULL, -- the word
  about TEXT NOT NULL, -- of what it is used
  voice TEXT NOT NULL, -- who uses it
  record TEXT NOT NULL -- the whole record, as JSON
) STRICT;

CREATE TABLE wording_claims (
  -- The claims that show a use of a word.
  wording INTEGER NOT NULL REFERENCES wording (key) ON DELETE CASCADE, -- the use
  position INTEGER NOT NULL, -- 0 for the first
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  PRIMARY KEY (wording, position)
) STRICT;

CREATE TABLE gaps (
  -- What the reports raise and none of them says.
  key INTEGER PRIMARY KEY, -- number of the row
  name TEXT NOT NULL, -- about what
  expectation TEXT NOT NULL, -- what a reader would expect to be told
  record TEXT NOT NULL -- the whole record, as JSON
) STRICT;

CREATE TABLE gap_claims (
  -- The claims that raise what no report says.
  gap INTEGER NOT NULL REFERENCES gaps (key) ON DELETE CASCADE, -- what is not said
  position INTEGER NOT NULL, -- 0 for the first
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  PRIMARY KEY (gap, position)
) STRICT;
