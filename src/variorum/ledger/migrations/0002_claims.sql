-- What the reports claim, after their dates were settled and they were tied to one another.
-- These tables are written anew, in one transaction, each time the reports are laid side by side.

CREATE TABLE actors (
  -- Everybody who speaks or acts in a claim, under the fullest name that the reports give.
  key INTEGER PRIMARY KEY, -- number of the row
  name TEXT NOT NULL UNIQUE -- the name
) STRICT;

CREATE TABLE places (
  -- The places of the claims. To which country a place belongs is not said here: it is a claim too.
  key INTEGER PRIMARY KEY, -- number of the row
  name TEXT NOT NULL, -- name in the gazetteer, else as written
  id TEXT, -- id in the gazetteer; null where the place is not in it, or where it cannot be told which one is meant
  lat REAL, -- latitude
  lon REAL -- longitude
) STRICT;

CREATE TABLE place_names (
  -- The names under which the reports speak of a place.
  place INTEGER NOT NULL REFERENCES places (key) ON DELETE CASCADE, -- the place
  name TEXT NOT NULL, -- a name as written in a report, or in the gazetteer
  folded TEXT NOT NULL, -- the same in small letters without accents, for searching
  PRIMARY KEY (place, name)
) STRICT;

CREATE INDEX place_names_folded ON place_names (folded);

CREATE TABLE claims (
  -- One proposition, with who is made to say it, when, where and how much, tied to the exact words.
  key INTEGER PRIMARY KEY, -- number of the row, in the order of print: by part, in it by day, then report, then place in the text
  name TEXT NOT NULL, -- the claim in short: who says it, and the words
  id TEXT NOT NULL, -- id of the claim
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE, -- the report it stands in
  kind TEXT NOT NULL, -- control, casualty, event, quantity or statement
  part TEXT NOT NULL, -- headline, standfirst, body, subheading, caption, post or list
  claimant TEXT NOT NULL, -- the innermost source; the outlet (or the report's id) where it speaks itself
  party TEXT, -- for whom the claimant speaks, as the text says
  words TEXT NOT NULL, -- the exact words; an ellipsis where there is a gap
  start INTEGER NOT NULL, -- offset of the first word in the report's text
  "end" INTEGER NOT NULL, -- offset after the last word
  factuality TEXT NOT NULL, -- how firmly the innermost source holds it (FactBank: CT+ PR+ PS+ CT- PR- PS- CTu Uu)
  status TEXT NOT NULL, -- happened, ongoing, planned, promised, wished, demanded, predicted, conditional or judged
  background INTEGER NOT NULL, -- 1 where it is older than the story and has no source
  happened TEXT, -- when it is said to have happened or held (EDTF)
  earliest TEXT, -- first day that this allows; null where open
  latest TEXT, -- last day that this allows; null where open
  extent TEXT NOT NULL, -- how the time is meant: on, within, throughout, since, by
  when_precision INTEGER, -- 1 day, 2 two to six days, 3 week, 4 month, 5 year (UCDP date_prec)
  when_basis TEXT NOT NULL, -- what the time rests on
  when_words TEXT, -- the words for it
  said TEXT, -- when the claimant said it (EDTF)
  place INTEGER REFERENCES places (key), -- where
  place_name TEXT, -- the name that this claim uses
  state TEXT, -- control: holds, takes, loses, contested, withstands or withdraws
  holder TEXT, -- control: who holds or takes the place; null where unsaid
  from_whom TEXT, -- control: from whom; null where unsaid
  sense TEXT, -- control: de facto, recognised or claimed
  value REAL, -- figure: the number; null where only a range is given
  low REAL, -- figure: at least; null where open
  high REAL, -- figure: at most; null where open
  mod TEXT, -- figure: how it is qualified (TIMEX3 words)
  unit TEXT, -- figure: unit
  counted TEXT, -- figure: what is counted
  outcome TEXT, -- figure: killed, wounded, missing, captured, displaced or casualties
  people TEXT, -- figure: which group (civilians, military, women, children ...)
  side TEXT, -- figure: whose
  caused_by TEXT, -- figure: who is said to have caused it
  cumulative INTEGER, -- figure: 1 a total so far, 0 one incident, null where unsaid
  as_of TEXT, -- figure: the day it is counted up to (EDTF)
  event_type TEXT, -- event: PLOVER type
  event_mode TEXT, -- event: PLOVER mode
  word TEXT, -- the word chosen for it, in its base form
  extractor TEXT NOT NULL, -- which extractor found it
  record TEXT NOT NULL, -- the whole record, as JSON
  UNIQUE (id, article)
) STRICT;

CREATE INDEX claims_by_article ON claims (article);
CREATE INDEX claims_by_kind ON claims (kind);
CREATE INDEX claims_by_place ON claims (place);

CREATE TABLE claim_spans (
  -- The exact words of a claim, one row for each stretch (W3C Web Annotation).
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  position INTEGER NOT NULL, -- 0 for the first stretch
  source TEXT NOT NULL, -- where the words stand: text, removed or metadata
  start INTEGER NOT NULL, -- offset of the first code point
  "end" INTEGER NOT NULL, -- offset after the last code point
  exact TEXT NOT NULL, -- the words
  prefix TEXT NOT NULL, -- the words before
  suffix TEXT NOT NULL, -- the words after
  PRIMARY KEY (claim, position)
) STRICT;

CREATE TABLE levels (
  -- Who is made to say a claim: level 0 is the outlet, the last level is the claimant.
  key INTEGER PRIMARY KEY, -- number of the row
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  reading INTEGER NOT NULL, -- 0 for the chain as read; 1, 2 ... for alternatives where it is not certain
  level INTEGER NOT NULL, -- 0 for the outlet, 1 for whom it cites, and so on
  role TEXT NOT NULL, -- outlet, agency, document, speaker or unnamed
  actor INTEGER REFERENCES actors (key), -- who it is; null where unnamed or unknown
  party TEXT, -- for whom it speaks
  party_basis TEXT, -- by what: title, adjective, own name
  quotation TEXT NOT NULL, -- direct, indirect, mixed or none
  said TEXT, -- when it was said (EDTF)
  cue TEXT, -- the words that say so
  factuality TEXT NOT NULL, -- how firmly this level holds the content
  basis TEXT NOT NULL, -- cue, adjacent, carried over or inferred
  certain INTEGER NOT NULL, -- 0 where it is not certain that this is the source
  UNIQUE (claim, reading, level)
) STRICT;

CREATE INDEX levels_by_actor ON levels (actor);

CREATE TABLE claim_actors (
  -- Who does what in a claim.
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  position INTEGER NOT NULL, -- 0 for the first
  actor INTEGER NOT NULL REFERENCES actors (key), -- who
  written TEXT NOT NULL, -- the name as written
  role TEXT NOT NULL, -- agent, recipient, speaker or mentioned
  party TEXT, -- for whom, as the text says
  sectors TEXT NOT NULL, -- PLOVER sectors, separated by spaces
  PRIMARY KEY (claim, position)
) STRICT;

CREATE INDEX claim_actors_by_actor ON claim_actors (actor);

CREATE TABLE links (
  -- How claims are tied to one another.
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE, -- the claim
  position INTEGER NOT NULL, -- 0 for the first
  type TEXT NOT NULL, -- denies, rejects, restates, content_of, part_of, of_event, before, after, concedes, accuses_back
  target INTEGER REFERENCES claims (key) ON DELETE CASCADE, -- the other claim; null where several fit
  basis TEXT NOT NULL, -- what the tie rests on
  PRIMARY KEY (claim, position)
) STRICT;

CREATE INDEX links_by_target ON links (target);
