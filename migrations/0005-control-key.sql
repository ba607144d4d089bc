-- The key under which buttons, options and forms carry our numbers out of this file, made once for it. Controls that
-- stand in Slack open with it alone, so it never changes.
CREATE TABLE control_key (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  key  BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;
INSERT INTO control_key (only, key) VALUES (1, randomblob(32));
