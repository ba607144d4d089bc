-- Articles read into claims, links between claims, and what was printed elsewhere, too.

-- A source text may be an article now. SQLite changes a CHECK only with its table; the versions that refer to it are
-- looked at again when this transaction commits.
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE source_before AS SELECT * FROM source;
DROP TABLE source;
CREATE TABLE source (
  id        INTEGER PRIMARY KEY,
  story     INTEGER NOT NULL REFERENCES story (id),
  kind      TEXT NOT NULL CHECK (kind IN ('slack_message', 'article')),
  text      TEXT NOT NULL,
  sha256    TEXT NOT NULL CHECK (length(sha256) = 64),   -- of the text's UTF-8 bytes
  author    TEXT,
  said_at   INTEGER,                -- when the message was written, or the article published
  permalink TEXT,
  channel   TEXT,
  ts        TEXT,
  kept_by   INTEGER NOT NULL REFERENCES member (id),
  kept_at   INTEGER NOT NULL
) STRICT;
INSERT INTO source (id, story, kind, text, sha256, author, said_at, permalink, channel, ts, kept_by, kept_at)
  SELECT id, story, kind, text, sha256, author, said_at, permalink, channel, ts, kept_by, kept_at FROM source_before;
DROP TABLE source_before;
CREATE INDEX source_message ON source (channel, ts) WHERE ts IS NOT NULL;
CREATE INDEX source_article ON source (story, sha256) WHERE kind = 'article';

-- Words taken from more than one stretch of a source text, in order, joined by an ellipsis.
CREATE TABLE version_span (
  version    INTEGER NOT NULL REFERENCES version (id),
  position   INTEGER NOT NULL,
  span_start INTEGER NOT NULL,      -- UTF-16 units into the source's text
  span_end   INTEGER NOT NULL,
  PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER span_is_immutable BEFORE UPDATE ON version_span BEGIN SELECT RAISE (ABORT, 'versions never change'); END;
CREATE TRIGGER span_is_kept BEFORE DELETE ON version_span BEGIN SELECT RAISE (ABORT, 'versions are never deleted'); END;
CREATE TRIGGER span_is_new BEFORE INSERT ON version_span
WHEN EXISTS (SELECT 1 FROM version_span WHERE version = NEW.version AND position = NEW.position)
BEGIN SELECT RAISE (ABORT, 'versions never change'); END;

-- An article that somebody had read, and its digest in Slack.
CREATE TABLE import (
  id             INTEGER PRIMARY KEY,
  story          INTEGER NOT NULL REFERENCES story (id),
  source         INTEGER NOT NULL UNIQUE REFERENCES source (id),
  headline       TEXT,
  outlet         TEXT,
  member         INTEGER NOT NULL REFERENCES member (id),
  at             INTEGER NOT NULL,
  digest_channel TEXT,
  digest_ts      TEXT,
  page           INTEGER NOT NULL DEFAULT 0,      -- of the digest, as people turned it
  done_at        INTEGER,                         -- when the last of its proposals was decided
  CHECK ((digest_channel IS NULL) = (digest_ts IS NULL))
) STRICT;
CREATE INDEX import_story ON import (story);
CREATE UNIQUE INDEX import_digest ON import (digest_channel, digest_ts) WHERE digest_ts IS NOT NULL;

-- A claim that an import proposed.
CREATE TABLE imported (
  claim      INTEGER PRIMARY KEY REFERENCES claim (id),
  import     INTEGER NOT NULL REFERENCES import (id),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)   -- how often a proposal like it is right
) STRICT;
CREATE INDEX imported_import ON imported (import);

-- A claim that was on file already when an article printed it, too: the same report in another outlet is no second claim.
CREATE TABLE reprint (
  source INTEGER NOT NULL REFERENCES source (id),
  claim  INTEGER NOT NULL REFERENCES claim (id),
  spans  TEXT NOT NULL CHECK (json_valid(spans)),               -- [[start, end], …] in the source's text
  PRIMARY KEY (source, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX reprint_claim ON reprint (claim);

-- A typed edge between two claims of a story: `claim` denies, disputes, … `other`.
CREATE TABLE link (
  id           INTEGER PRIMARY KEY,
  claim        INTEGER NOT NULL REFERENCES claim (id),
  kind         TEXT NOT NULL CHECK (kind IN ('denies', 'disputes', 'corroborates', 'responds_to', 'repeats')),
  other        INTEGER NOT NULL REFERENCES claim (id),
  made_by      INTEGER NOT NULL REFERENCES member (id),
  made_at      INTEGER NOT NULL,
  confirmed_by INTEGER REFERENCES member (id),    -- nobody yet: it was read out of a text
  confirmed_at INTEGER,
  removed_by   INTEGER REFERENCES member (id),
  removed_at   INTEGER,
  CHECK (claim <> other),
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX link_standing ON link (claim, kind, other) WHERE removed_at IS NULL;
CREATE INDEX link_other ON link (other);
