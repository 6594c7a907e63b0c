-- Names and parties of actors are kept with the claim that has them first, by which they stand in order: so a row that is
-- as it was need not be written anew to keep its place. "The office" has two thousand names among a hundred thousand reports.

DROP TABLE actor_names;
CREATE TABLE actor_names (
  -- Under which names the reports write of an actor.
  actor INTEGER NOT NULL REFERENCES actors (key) ON DELETE CASCADE, -- the actor
  name TEXT NOT NULL, -- the name as written
  folded TEXT NOT NULL, -- the same in small letters without accents
  first INTEGER NOT NULL, -- the first claim that has it
  PRIMARY KEY (actor, name)
) STRICT, WITHOUT ROWID;

DROP TABLE actor_parties;
CREATE TABLE actor_parties (
  -- For whom an actor is said to speak or act.
  actor INTEGER NOT NULL REFERENCES actors (key) ON DELETE CASCADE, -- the actor
  name TEXT NOT NULL, -- the party
  folded TEXT NOT NULL, -- the same in small letters without accents
  first INTEGER NOT NULL, -- the first claim that has it
  PRIMARY KEY (actor, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX actor_parties_by_name ON actor_parties (folded);

-- The next writer sums up anew.
DELETE FROM claim_days;
