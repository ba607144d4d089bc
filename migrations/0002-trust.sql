-- Corrections, retractions, recall, sealing and forgetting.

-- An edition after the first: which version it changes, how, and why (a note's digest).
ALTER TABLE version ADD COLUMN amends INTEGER REFERENCES version (id);
ALTER TABLE version ADD COLUMN amendment TEXT CHECK (amendment IN ('correction', 'clarification'));
ALTER TABLE version ADD COLUMN amend_note TEXT CHECK ((amends IS NULL) = (amend_note IS NULL));

-- The end of a version's use: when, by whom, and what took its place or who took it back. `decided_at` stays the moment
-- of its approval, so that any moment in between can be asked about.
ALTER TABLE review ADD COLUMN ended_at INTEGER;
ALTER TABLE review ADD COLUMN ended_by INTEGER REFERENCES member (id);
ALTER TABLE review ADD COLUMN replaced_by INTEGER REFERENCES version (id);
ALTER TABLE review ADD COLUMN retractor TEXT CHECK (retractor IN ('speaker', 'outlet', 'newsroom'));

-- A claim whose words nobody may read any more, for legal reasons. They are gone; the claim is still counted.
CREATE TABLE seal (
  claim  INTEGER PRIMARY KEY REFERENCES claim (id),
  member INTEGER NOT NULL REFERENCES member (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at     INTEGER NOT NULL
) STRICT;

-- Versions still never change, but that a sealed claim's words may be blacked out.
DROP TRIGGER version_is_immutable;
CREATE TRIGGER version_is_immutable BEFORE UPDATE ON version
WHEN NOT EXISTS (SELECT 1 FROM seal WHERE seal.claim = OLD.claim) OR NEW.words <> '█'
  OR json_array(NEW.id, NEW.story, NEW.claim, NEW.edition, NEW.kind, NEW.stance, NEW.speaker, NEW.title, NEW.said,
                NEW.said_from, NEW.said_until, NEW.venue, NEW.outlet, NEW.link, NEW.ground_rules, NEW.terms, NEW.source,
                NEW.span_start, NEW.span_end, NEW.proposed_by, NEW.proposed_at, NEW.digest, NEW.amends, NEW.amendment,
                NEW.amend_note)
  <> json_array(OLD.id, OLD.story, OLD.claim, OLD.edition, OLD.kind, OLD.stance, OLD.speaker, OLD.title, OLD.said,
                OLD.said_from, OLD.said_until, OLD.venue, OLD.outlet, OLD.link, OLD.ground_rules, OLD.terms, OLD.source,
                OLD.span_start, OLD.span_end, OLD.proposed_by, OLD.proposed_at, OLD.digest, OLD.amends, OLD.amendment,
                OLD.amend_note)
BEGIN SELECT RAISE (ABORT, 'versions never change'); END;

-- An event need not belong to a story (a member was forgotten). SQLite drops a NOT NULL only with its table.
CREATE TABLE event_now (
  seq     INTEGER PRIMARY KEY CHECK (seq > 0),
  at      INTEGER NOT NULL,
  member  INTEGER NOT NULL REFERENCES member (id),
  what    TEXT NOT NULL,
  story   INTEGER REFERENCES story (id),
  claim   INTEGER REFERENCES claim (id),
  version INTEGER REFERENCES version (id),
  body    TEXT NOT NULL CHECK (json_valid(body)),
  hash    TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO event_now SELECT seq, at, member, what, story, claim, version, body, hash FROM event ORDER BY seq;
DROP TABLE event;
ALTER TABLE event_now RENAME TO event;
CREATE INDEX event_claim ON event (claim) WHERE claim IS NOT NULL;
CREATE INDEX event_story ON event (story) WHERE claim IS NULL;
CREATE TRIGGER event_is_immutable BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'the log only grows'); END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'the log only grows'); END;
CREATE TRIGGER event_is_next BEFORE INSERT ON event
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM event)
BEGIN SELECT RAISE (ABORT, 'the log only grows at its end'); END;

UPDATE review SET
  ended_at = (SELECT at FROM event WHERE event.version = review.version AND what = 'version.replaced'),
  ended_by = (SELECT member FROM event WHERE event.version = review.version AND what = 'version.replaced'),
  replaced_by = (SELECT json_extract(body, '$.replacedBy') FROM event
                  WHERE event.version = review.version AND what = 'version.replaced')
WHERE status = 'replaced';

-- Two things of one lane never travel at once: the later one could arrive first. Things for one person share a lane.
ALTER TABLE outbox ADD COLUMN lane TEXT NOT NULL DEFAULT '';
UPDATE outbox SET lane = kind || ' ' || version WHERE version IS NOT NULL;
CREATE INDEX outbox_lane ON outbox (lane) WHERE sent_at IS NULL AND given_up IS NULL;

-- A message of ours that shows a version, and can be changed when the version does.
CREATE TABLE showing (
  channel TEXT NOT NULL,
  ts      TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES version (id),
  thread  TEXT,
  door    TEXT NOT NULL,
  member  INTEGER REFERENCES member (id),   -- who shared it, or whom it was written to
  PRIMARY KEY (channel, ts, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX showing_version ON showing (version);
INSERT OR IGNORE INTO showing (channel, ts, version, door, member)
  SELECT channel, ts, version, door, member FROM exposure WHERE ts IS NOT NULL AND channel IS NOT NULL;
CREATE INDEX exposure_age ON exposure (at);

-- How often a version was shown, and to how many, before the records of whom were too old to keep.
CREATE TABLE exposure_count (
  version INTEGER NOT NULL REFERENCES version (id),
  door    TEXT NOT NULL,
  people  INTEGER NOT NULL,
  shown   INTEGER NOT NULL,
  PRIMARY KEY (version, door)
) STRICT, WITHOUT ROWID;

-- A version went out of use: everyone who was shown it must hear of that.
CREATE TABLE recall (
  id      INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES version (id),
  kind    TEXT NOT NULL CHECK (kind IN ('correction', 'clarification', 'retraction', 'seal')),
  member  INTEGER NOT NULL REFERENCES member (id),
  at      INTEGER NOT NULL,
  UNIQUE (version, kind)
) STRICT;

-- One person's notice of a recall: told in which message, or why not, and confirmed when.
CREATE TABLE recall_notice (
  recall       INTEGER NOT NULL REFERENCES recall (id),
  member       INTEGER NOT NULL REFERENCES member (id),
  item         INTEGER REFERENCES outbox (id),
  told_at      INTEGER,
  wordless     INTEGER NOT NULL DEFAULT 0 CHECK (wordless IN (0, 1)),  -- they could no longer see its story
  unreachable  TEXT,                                                   -- why they could not be told
  confirmed_at INTEGER,
  PRIMARY KEY (recall, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX recall_untold ON recall_notice (member) WHERE told_at IS NULL AND unreachable IS NULL;
CREATE INDEX recall_item ON recall_notice (item);

-- When a job that runs now and then was last begun: whichever process claims it does it.
CREATE TABLE job (
  name TEXT PRIMARY KEY,
  at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A running story's channel as it was last seen. Who its editors were then is kept, so that they can be told when the
-- channel can't be read any more.
CREATE TABLE channel_seen (
  story   INTEGER PRIMARY KEY REFERENCES story (id),
  channel TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('public', 'private')),   -- as its editors last accepted it
  state   TEXT NOT NULL CHECK (state IN ('fine', 'lost', 'shared', 'made_public', 'archived')),
  editors TEXT NOT NULL CHECK (json_valid(editors))              -- members' numbers
) STRICT;
