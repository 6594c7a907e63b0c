-- What the edition's lists find their rows by, so that a page costs little however many claims there are. These tables
-- are brought into step, in one transaction, each time the reports are laid side by side; only what changed is written.

CREATE TABLE listed_answers (
  -- The claims that answer questions, each with what lists and the map ask of it.
  question INTEGER NOT NULL REFERENCES questions (key) ON DELETE CASCADE, -- the question
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  kind TEXT NOT NULL, -- the kind of the claim
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE, -- the report it stands in
  place INTEGER REFERENCES places (key) ON DELETE CASCADE, -- where
  first TEXT, -- from when it is meant, as in claim_days
  last TEXT, -- until when it is meant, as in claim_days
  precision INTEGER, -- how closely its place is known (UCDP where_prec)
  counted INTEGER NOT NULL, -- 1 where it holds a figure
  PRIMARY KEY (question, claim)
) STRICT, WITHOUT ROWID;

CREATE INDEX listed_answers_by_claim ON listed_answers (claim, kind);
CREATE INDEX listed_answers_by_article ON listed_answers (article);
CREATE INDEX listed_answers_by_place ON listed_answers (place);
-- Whole rows, so that the map goes through them in the order of print.
CREATE INDEX listed_answers_on_map ON listed_answers (
  claim, kind, place, first, last, article, precision, counted
) WHERE place IS NOT NULL;

CREATE TABLE listed_voices (
  -- Who speaks in the claims that answer questions, and for whom: by name, in small letters without accents.
  name TEXT NOT NULL, -- the speaker or the party
  question INTEGER NOT NULL, -- the question
  claim INTEGER NOT NULL, -- the claim
  PRIMARY KEY (name, question, claim),
  FOREIGN KEY (question, claim) REFERENCES listed_answers (question, claim) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX listed_voices_by_claim ON listed_voices (question, claim);

CREATE TABLE listed_reports (
  -- The reports that claim anything, each with its claims, which stand together, and the days they are meant of.
  head INTEGER PRIMARY KEY REFERENCES claims (key) ON DELETE CASCADE, -- the first claim of the report
  tail INTEGER NOT NULL, -- its last claim
  first TEXT, -- the first day of any of them
  last TEXT -- the last day of any of them
) STRICT;

CREATE TABLE listed_subjects (
  -- What is called by several words.
  key INTEGER PRIMARY KEY REFERENCES wording (key) ON DELETE CASCADE, -- the first use of a word for it
  about TEXT NOT NULL -- what it is
) STRICT;

-- The words of the claims that answer questions, for lists of these: a tenth of all claims.
CREATE VIRTUAL TABLE answers_search USING fts5 (
  words, claimant, place_name,
  tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER answers_search_insert AFTER INSERT ON listed_answers
BEGIN
  INSERT OR REPLACE INTO answers_search (rowid, words, claimant, place_name)
  SELECT key, words, claimant, place_name FROM claims WHERE key = new.claim;
END;

CREATE TRIGGER answers_search_delete AFTER DELETE ON listed_answers
WHEN NOT EXISTS (SELECT 1 FROM listed_answers WHERE claim = old.claim)
BEGIN
  DELETE FROM answers_search WHERE rowid = old.claim;
END;

-- Every name of each actor, in small letters without accents, to find any part of it.
CREATE VIRTUAL TABLE actors_search USING fts5 (names, tokenize="trigram case_sensitive 1");

CREATE TRIGGER actors_search_delete AFTER DELETE ON actors
BEGIN
  DELETE FROM actors_search WHERE rowid = old.key;
END;

-- In which claims somebody speaks, or anybody for a party, without the rest of the chain.
CREATE INDEX levels_speaking ON levels (actor, claim) WHERE reading = 0 AND level > 0;
CREATE INDEX levels_speaking_for ON levels (party, claim) WHERE reading = 0 AND level > 0;
