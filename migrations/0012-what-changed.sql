-- What changed, for those who ask and for those who would rather be told: when the desk may speak unasked about a story,
-- how far somebody has read, what somebody watches, and who was told.

-- Minutes of the day. The digest goes by the story's zone, quiet hours by each reader's own; equal ones are no hours.
ALTER TABLE story ADD COLUMN digest_at INTEGER CHECK (digest_at BETWEEN 0 AND 1439);
ALTER TABLE story ADD COLUMN quiet_from INTEGER NOT NULL DEFAULT 1320 CHECK (quiet_from BETWEEN 0 AND 1439);
ALTER TABLE story ADD COLUMN quiet_until INTEGER NOT NULL DEFAULT 420 CHECK (quiet_until BETWEEN 0 AND 1439);
-- Hours that a card may wait before those who can act are reminded of it; NULL: for ever.
ALTER TABLE story ADD COLUMN remind_after INTEGER DEFAULT 4 CHECK (remind_after BETWEEN 1 AND 168);

-- The events that `changed` tells of, by story and time. The condition stands so in the query, too.
CREATE INDEX event_change ON event (story, at)
 WHERE what IN ('version.approved', 'version.retracted', 'claim.sealed', 'link.made', 'link.confirmed', 'link.removed');
-- What somebody was shown.
CREATE INDEX exposure_member ON exposure (member, version);

-- How far somebody has read what changed: up to which event, and when they asked.
CREATE TABLE looked (
  member INTEGER NOT NULL REFERENCES member (id),
  story  INTEGER NOT NULL,          -- 0: in all that they were shown
  seq    INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  PRIMARY KEY (member, story)
) STRICT, WITHOUT ROWID;

-- What somebody wants to be told of. A number is never given twice: an old button must not stop a newer watch.
CREATE TABLE watch (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  member INTEGER NOT NULL REFERENCES member (id),
  story  INTEGER REFERENCES story (id),   -- NULL: every story that they may see
  kind   TEXT NOT NULL CHECK (kind IN ('actor', 'words', 'either')),
  actor  INTEGER REFERENCES actor (id),   -- of a story's actor
  text   TEXT NOT NULL CHECK (text <> ''),
  at     INTEGER NOT NULL
) STRICT;
CREATE INDEX watch_member ON watch (member);
CREATE INDEX watch_story ON watch (story);

-- A version that fitted a watch when it was approved, and the message that told of it, once one did.
CREATE TABLE watch_match (
  watch   INTEGER NOT NULL REFERENCES watch (id),
  version INTEGER NOT NULL REFERENCES version (id),
  item    INTEGER REFERENCES outbox (id),
  told_at INTEGER,
  PRIMARY KEY (watch, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_untold ON watch_match (watch) WHERE told_at IS NULL;
CREATE INDEX watch_item ON watch_match (item);

-- A story's last morning digest: of which day, in its zone, and up to which event it told.
CREATE TABLE morning (
  story INTEGER PRIMARY KEY REFERENCES story (id),
  day   TEXT NOT NULL,              -- 2024-08-10
  seq   INTEGER NOT NULL
) STRICT;

-- When somebody was last reminded of cards that wait.
CREATE TABLE reminded (
  member INTEGER PRIMARY KEY REFERENCES member (id),
  at     INTEGER NOT NULL
) STRICT;
