CREATE TABLE stories (
  -- Reports about the same matters, two or more.
  key INTEGER PRIMARY KEY, -- number of the row
  id TEXT NOT NULL UNIQUE, -- id of the story
  name TEXT NOT NULL, -- the title of its first report
  first TEXT, -- the day of its first report
  last TEXT, -- the day of its last report
  record TEXT NOT NULL -- the whole record, as JSON
) STRICT;

CREATE TABLE story_articles (
  -- Which reports a story holds.
  story INTEGER NOT NULL REFERENCES stories (key) ON DELETE CASCADE, -- the story
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE, -- the report
  PRIMARY KEY (story, article)
) STRICT;

CREATE INDEX story_articles_article ON story_articles (article);

-- A ledger that was laid without stories is to be laid anew.
DELETE FROM settings WHERE name = 'laid side by side';
