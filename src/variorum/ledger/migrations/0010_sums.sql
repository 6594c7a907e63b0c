-- Sums by which the edition lists actors a page at a time, and finds a party's claims, however many claims there are.
-- These tables are written anew, in one transaction, each time the reports are laid side by side.

CREATE TABLE actor_sums (
  -- In how many claims each actor speaks and acts.
  actor INTEGER PRIMARY KEY REFERENCES actors (key) ON DELETE CASCADE, -- the actor
  folded TEXT NOT NULL, -- its name in small letters without accents
  says INTEGER NOT NULL, -- in how many claims it is made to speak
  acts INTEGER NOT NULL, -- in how many claims it acts, is acted on or is named
  claims INTEGER NOT NULL -- both together, by which the list is ordered
) STRICT;

CREATE INDEX actor_sums_by_claims ON actor_sums (claims DESC, actor);
CREATE INDEX actor_sums_by_name ON actor_sums (folded);

CREATE TABLE actor_names (
  -- Under which names the reports write of an actor.
  key INTEGER PRIMARY KEY, -- number of the row, in the order of the claims
  actor INTEGER NOT NULL REFERENCES actors (key) ON DELETE CASCADE, -- the actor
  name TEXT NOT NULL, -- the name as written
  folded TEXT NOT NULL -- the same in small letters without accents
) STRICT;

CREATE INDEX actor_names_by_actor ON actor_names (actor);

CREATE TABLE actor_parties (
  -- For whom an actor is said to speak or act.
  key INTEGER PRIMARY KEY, -- number of the row, in the order of the claims
  actor INTEGER NOT NULL REFERENCES actors (key) ON DELETE CASCADE, -- the actor
  name TEXT NOT NULL, -- the party
  folded TEXT NOT NULL -- the same in small letters without accents
) STRICT;

CREATE INDEX actor_parties_by_actor ON actor_parties (actor);
CREATE INDEX actor_parties_by_name ON actor_parties (folded);

CREATE TABLE party_names (
  -- The parties for which anybody speaks, as the chains name them.
  name TEXT NOT NULL PRIMARY KEY, -- the party
  folded TEXT NOT NULL -- the same in small letters without accents
) STRICT;

CREATE INDEX party_names_by_name ON party_names (folded);
CREATE INDEX levels_by_party ON levels (party);

-- What a ledger holds already, once; `sums.py` writes the same at every laying.
INSERT INTO actor_sums (actor, folded, says, acts, claims)
SELECT key, fold(name), says, acts, says + acts FROM (
  SELECT actors.key AS key, actors.name AS name,
    (SELECT count(DISTINCT claim) FROM levels WHERE levels.actor = actors.key AND level > 0) AS says,
    (SELECT count(DISTINCT claim) FROM claim_actors WHERE claim_actors.actor = actors.key) AS acts
  FROM actors
);
INSERT INTO actor_names (actor, name, folded)
SELECT actor, written, fold(written) FROM claim_actors GROUP BY actor, written ORDER BY min(claim), min(position);
INSERT INTO actor_parties (actor, name, folded)
SELECT actor, party, fold(party) FROM (
  SELECT actor, party, claim FROM levels WHERE actor IS NOT NULL AND party IS NOT NULL AND level > 0
  UNION ALL SELECT actor, party, claim FROM claim_actors WHERE party IS NOT NULL
) GROUP BY actor, party ORDER BY min(claim), party;
INSERT INTO party_names (name, folded)
SELECT DISTINCT party, fold(party) FROM levels WHERE party IS NOT NULL;
