-- Full-text search over the paragraphs and the claims, whatever the accents and the case.
-- The options are written as Datasette expects them, so that it finds the search by itself.

CREATE VIRTUAL TABLE sections_search USING fts5 (
  text,
  content="sections", content_rowid="key", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER sections_search_insert AFTER INSERT ON sections
BEGIN
  INSERT INTO sections_search (rowid, text) VALUES (new.key, new.text);
END;

CREATE TRIGGER sections_search_delete AFTER DELETE ON sections
BEGIN
  INSERT INTO sections_search (sections_search, rowid, text) VALUES ('delete', old.key, old.text);
END;

CREATE VIRTUAL TABLE claims_search USING fts5 (
  words, claimant, place_name,
  content="claims", content_rowid="key", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER claims_search_insert AFTER INSERT ON claims
BEGIN
  INSERT INTO claims_search (rowid, words, claimant, place_name)
  VALUES (new.key, new.words, new.claimant, new.place_name);
END;

CREATE TRIGGER claims_search_delete AFTER DELETE ON claims
BEGIN
  INSERT INTO claims_search (claims_search, rowid, words, claimant, place_name)
  VALUES ('delete', old.key, old.words, old.claimant, old.place_name);
END;
