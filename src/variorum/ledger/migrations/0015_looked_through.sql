-- What is looked through at every run stands in these, whole: beside a hundred thousand reports the rows themselves, with
-- texts, claims and profiles in them, are too much to be fetched for one column each.

-- Whom the claims name, with what is counted of it: of somebody whom everybody names there are very many.
DROP INDEX levels_by_actor;
CREATE INDEX levels_of_actors ON levels (actor, claim, level, party);
DROP INDEX claim_actors_by_actor;
CREATE INDEX claim_actors_of_actors ON claim_actors (actor, claim, position, written, party);

-- Which reports are read and laid, and by whom.
DROP INDEX extractions_counted;
CREATE INDEX extractions_read ON extractions (article, count, reader);
CREATE INDEX profiles_read ON profiles (article, reader, part);

-- Reports of which there is more than one version.
CREATE INDEX articles_revised ON articles (id) WHERE version > 1;
