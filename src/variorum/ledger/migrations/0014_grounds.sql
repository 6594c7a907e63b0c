-- Where a question's place and days come from, if none of its answers says them.

CREATE TABLE question_grounds (
  -- The claims that say the place or the days which a question asks about, where none of its answers does.
  question INTEGER NOT NULL REFERENCES questions (key) ON DELETE CASCADE, -- the question
  position INTEGER NOT NULL, -- 0 for the first
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  PRIMARY KEY (question, position)
) STRICT;

CREATE INDEX question_grounds_by_claim ON question_grounds (claim);

-- A ledger that was laid without them is to be laid anew.
DELETE FROM settings WHERE name IN ('laid side by side', 'laid side by side under');
