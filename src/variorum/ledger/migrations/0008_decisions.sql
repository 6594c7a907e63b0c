-- What persons decided: each decision by itself with the claims it rests on, and where it holds now. And when things
-- came in, so that a brief can tell what changed since an earlier one.

ALTER TABLE decisions RENAME TO decisions_before;

CREATE TABLE decisions (
  -- What a person decided about claims, questions or actors; it holds on every later run.
  key INTEGER PRIMARY KEY, -- number of the row, in the order of the decisions
  id TEXT NOT NULL UNIQUE, -- id of the decision
  sort TEXT NOT NULL, -- about what: claim, question, actor, or decision (where one is undone)
  action TEXT NOT NULL, -- accept, reject, correct, merge, split or undo
  target TEXT NOT NULL, -- id of the claim, question or decision, or the name of the actor
  others TEXT NOT NULL, -- what is put together with it or kept apart from it, as a JSON list of ids or names
  who TEXT NOT NULL, -- who decided
  "when" TEXT NOT NULL, -- when (UTC)
  why TEXT NOT NULL, -- why
  change TEXT NOT NULL, -- the fields that a correction sets, as a JSON object; empty for other decisions
  record TEXT NOT NULL -- the whole record with the words of the claims it rests on, as JSON
) STRICT;

INSERT INTO decisions (id, sort, action, target, others, who, "when", why, change, record)
SELECT
  CASE WHEN doubled.number = 1 THEN id ELSE id || '.' || doubled.number END,
  'claim', action, target, '[]', who, "when", why, change,
  json_object(
    'id', CASE WHEN doubled.number = 1 THEN id ELSE id || '.' || doubled.number END,
    'target', target, 'action', action, 'who', who, 'when', "when", 'why', why, 'change', change
  )
FROM (SELECT *, row_number() OVER (PARTITION BY id ORDER BY key) AS number FROM decisions_before) AS doubled
ORDER BY "when", doubled.key;

DROP TABLE decisions_before;

CREATE TABLE decided_claims (
  -- Which claims a decision holds for now; written anew each time the reports are laid side by side.
  decision INTEGER NOT NULL REFERENCES decisions (key) ON DELETE CASCADE, -- the decision
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  PRIMARY KEY (decision, claim)
) STRICT;

CREATE INDEX decided_claims_by_claim ON decided_claims (claim);

CREATE TABLE decided_questions (
  -- Which questions a decision holds for now; written anew each time the reports are laid side by side.
  decision INTEGER NOT NULL REFERENCES decisions (key) ON DELETE CASCADE, -- the decision
  question INTEGER NOT NULL REFERENCES questions (key) ON DELETE CASCADE, -- the question
  PRIMARY KEY (decision, question)
) STRICT;

CREATE TABLE arrivals (
  -- When each version of a report came in; a report without a row was there before this was noted.
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE, -- the report
  added TEXT NOT NULL -- when (UTC)
) STRICT;

CREATE TABLE briefs (
  -- When briefs were written, so that a later one can tell what changed since.
  key INTEGER PRIMARY KEY, -- number of the brief
  id TEXT NOT NULL UNIQUE, -- its id: b1, b2 ...
  written TEXT NOT NULL, -- when it was begun (UTC)
  story TEXT -- id of the story that it was of; null where it was of everything
) STRICT;
