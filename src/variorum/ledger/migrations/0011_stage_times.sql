CREATE TABLE stage_times (
  -- How long each stage of a run took: reading the files, reading the claims, laying the reports side by side.
  run INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE, -- the run
  stage TEXT NOT NULL, -- read, claims, or laid side by side
  seconds REAL NOT NULL, -- by the clock on the wall
  PRIMARY KEY (run, stage)
) STRICT;
