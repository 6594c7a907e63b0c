-- Sums by which the edition lists actors a page at a time, and finds what was asked for, however many claims there are.
-- These tables are written anew, in one transaction, each time the reports are laid side by side.

CREATE TABLE actor_sums (
  -- In how many claims each actor speaks and acts.
  actor INTEGER PRIMARY KEY REFERENCES actors (key) ON DELETE CASCADE, -- the actor
  folded TEXT NOT NULL, -- its name in small letters without accents
  says INTEGER NOT NULL, -- in how many claims it is made to speak
  acts INTEGER NOT NULL, -- in how many claims it acts, is acted on or is named
  claims INTEGER NOT NULL, -- both together, by which the list is ordered
  first INTEGER -- the first of these claims: of actors in as many, whoever came first stands first
) STRICT;

CREATE INDEX actor_sums_by_claims ON actor_sums (claims DESC, first, folded);
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

CREATE TABLE answers (
  -- Which claims answer which question, of whichever voice.
  question INTEGER NOT NULL REFERENCES questions (key) ON DELETE CASCADE, -- the question
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  kind TEXT NOT NULL, -- the kind of the claim
  PRIMARY KEY (claim, question)
) STRICT;

CREATE INDEX answers_by_kind ON answers (kind, question);
CREATE INDEX answers_by_question ON answers (question);

CREATE TABLE claim_days (
  -- From when to when a claim is meant; one without a time of its own as of the day its report is dated.
  claim INTEGER PRIMARY KEY REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  first TEXT, -- the first day; 0000 where that is open, null where no day is known
  last TEXT -- the last day; 9999 where that is open, null where no day is known
) STRICT;

CREATE INDEX claim_days_by_day ON claim_days (last, first);

-- What a list of reports shows stands in these, so that it is read without the texts.
CREATE INDEX articles_listed ON articles (
  id, version, outlet, agency, title, published, published_earliest, published_latest, published_basis
);
CREATE INDEX extractions_counted ON extractions (article, count);
