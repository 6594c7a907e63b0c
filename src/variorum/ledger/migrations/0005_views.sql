-- Views to read: the same rows with names in place of numbers.

CREATE VIEW latest_articles AS
  -- The newest version of each report.
SELECT
  articles.key AS key, -- number of the row in articles
  articles.name AS name, -- outlet or id, and title
  articles.id AS id, -- id of the report
  articles.version AS version, -- its newest version
  articles.outlet AS outlet, -- who publishes it
  articles.agency AS agency, -- the wire service whose text it carries
  articles.published AS published, -- day of publication (EDTF)
  articles.published_basis AS published_basis, -- what that day rests on
  datings.day AS dated_by_story, -- the day its neighbours give it
  datings.reason AS dated_because, -- why
  extractions.count AS claims, -- how many claims were found in it
  articles.title AS title, -- its title
  articles.url AS url, -- its address
  articles.location AS location -- where it was read from
FROM articles
LEFT JOIN datings ON datings.article = articles.key
LEFT JOIN extractions ON extractions.article = articles.key
WHERE articles.version = (SELECT max(other.version) FROM articles AS other WHERE other.id = articles.id);

CREATE VIEW claims_readable AS
  -- Each claim in one line: which report, who says it, what, when, where, how much, in which words.
SELECT
  claims.key AS key, -- number of the row in claims
  articles.name AS report, -- the report
  coalesce(datings.day, articles.published) AS published, -- its day (EDTF)
  claims.claimant AS who_says, -- the innermost source
  claims.party AS for_whom, -- for whom it speaks
  claims.kind AS kind, -- control, casualty, event, quantity or statement
  claims.words AS exact_words, -- the words
  claims.happened AS happened, -- when it is said to have happened (EDTF)
  places.name AS place, -- where
  claims.state AS state, -- control: what became of the place
  claims.holder AS holder, -- control: who holds it
  claims.value AS value, -- figure: the number
  claims.low AS low, -- figure: at least
  claims.high AS high, -- figure: at most
  claims.counted AS counted, -- figure: what is counted
  claims.outcome AS outcome, -- figure: what became of them
  claims.event_type AS event, -- event: PLOVER type
  claims.factuality AS factuality, -- how firmly the source holds it
  claims.status AS status -- whether it is said to have happened
FROM claims
JOIN articles ON articles.key = claims.article
LEFT JOIN datings ON datings.article = articles.key
LEFT JOIN places ON places.key = claims.place;

CREATE VIEW who_says_what AS
  -- Each level of each chain: through whom a claim reaches the reader.
SELECT
  claims.key AS claim, -- number of the row in claims
  articles.name AS report, -- the report
  levels.level AS level, -- 0 for the outlet
  levels.role AS role, -- outlet, agency, document, speaker or unnamed
  actors.name AS who, -- who it is
  levels.party AS for_whom, -- for whom it speaks
  levels.cue AS cue, -- the words that say so
  levels.quotation AS quotation, -- direct, indirect, mixed or none
  levels.factuality AS factuality, -- how firmly this level holds it
  levels.certain AS certain, -- 0 where it is not certain
  claims.words AS exact_words -- the words of the claim
FROM levels
JOIN claims ON claims.key = levels.claim
JOIN articles ON articles.key = claims.article
LEFT JOIN actors ON actors.key = levels.actor
WHERE levels.reading = 0;

CREATE VIEW questions_readable AS
  -- Each voice's answer to each question, in the order of print.
SELECT
  questions.key AS question, -- number of the row in questions
  questions.name AS asks, -- what the question asks
  questions.kind AS kind, -- control, casualty, event, quantity or statement
  questions.relation AS relation, -- how the answers relate
  questions.reason AS because, -- why, in words
  positions.name AS voice, -- whose voice
  positions.answer AS answer, -- what it answers
  positions.support AS support, -- one voice, repeated or independent
  positions.basis AS basis, -- what that rests on
  (SELECT count(*) FROM position_claims WHERE position_claims.position = positions.key) AS claims -- how many claims
FROM questions
JOIN positions ON positions.question = questions.key
ORDER BY questions.key, positions.position;

CREATE VIEW places_readable AS
  -- Each place with all the names the reports use for it.
SELECT
  places.key AS key, -- number of the row in places
  places.name AS name, -- name in the gazetteer, else as written
  (SELECT group_concat(place_names.name, ' · ') FROM place_names WHERE place_names.place = places.key) AS names, -- all names
  (SELECT count(*) FROM claims WHERE claims.place = places.key) AS claims -- how many claims are about it
FROM places;
