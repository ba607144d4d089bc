-- The fact store: stories, who takes part in them, what they said, who signed it off, and whom we showed it to.
--
-- Times are Unix seconds. Slack user ids stand in `member` alone; everything else, the log included, names a member by
-- our own number, so that a person can be forgotten without touching a row that must not change.

CREATE TABLE member (
  id    INTEGER PRIMARY KEY,
  slack TEXT NOT NULL UNIQUE        -- Slack user id
) STRICT;

-- A running unit of coverage. Slug and key are unique among open stories only (the store checks, in the transaction):
-- a hidden story must not make itself known by occupying a name.
CREATE TABLE story (
  id               INTEGER PRIMARY KEY,
  slug             TEXT NOT NULL CHECK (slug <> ''),
  key              TEXT NOT NULL CHECK (key <> ''),
  title            TEXT NOT NULL CHECK (title <> ''),
  zone             TEXT NOT NULL,   -- IANA time zone
  channel          TEXT,            -- Slack channel id
  openness         TEXT NOT NULL CHECK (openness IN ('open', 'closed')),
  approvals_needed INTEGER NOT NULL CHECK (approvals_needed BETWEEN 1 AND 9),
  four_eyes        INTEGER NOT NULL CHECK (four_eyes IN (0, 1)),
  made_by          INTEGER NOT NULL REFERENCES member (id),
  made_at          INTEGER NOT NULL,
  archived_at      INTEGER
) STRICT;
CREATE INDEX story_slug ON story (slug);
CREATE INDEX story_key ON story (key);
-- One running story to a channel.
CREATE UNIQUE INDEX story_channel ON story (channel) WHERE channel IS NOT NULL AND archived_at IS NULL;

-- A person, organization, government or outlet that takes part in a story. Each story keeps its own, so that a closed
-- story's people are known nowhere else.
CREATE TABLE actor (
  id       INTEGER PRIMARY KEY,
  story    INTEGER NOT NULL REFERENCES story (id),
  name     TEXT NOT NULL CHECK (name <> ''),
  folded   TEXT NOT NULL,           -- the name in the one form used for comparing
  added_by INTEGER NOT NULL REFERENCES member (id),
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX actor_story ON actor (story, folded);

-- Another name that an actor goes by.
CREATE TABLE actor_alias (
  actor  INTEGER NOT NULL REFERENCES actor (id),
  alias  TEXT NOT NULL CHECK (alias <> ''),
  folded TEXT NOT NULL,
  PRIMARY KEY (actor, alias)
) STRICT, WITHOUT ROWID;

-- The bytes we hold of a document or message that a claim was taken from.
CREATE TABLE source (
  id        INTEGER PRIMARY KEY,
  story     INTEGER NOT NULL REFERENCES story (id),
  kind      TEXT NOT NULL CHECK (kind IN ('slack_message')),
  text      TEXT NOT NULL,
  sha256    TEXT NOT NULL CHECK (length(sha256) = 64),   -- of the text's UTF-8 bytes
  author    TEXT,
  said_at   INTEGER,
  permalink TEXT,
  channel   TEXT,
  ts        TEXT,
  kept_by   INTEGER NOT NULL REFERENCES member (id),
  kept_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX source_message ON source (channel, ts) WHERE ts IS NOT NULL;

-- One attributed thing; its reference is the story's key and this number.
CREATE TABLE claim (
  id     INTEGER PRIMARY KEY,
  story  INTEGER NOT NULL REFERENCES story (id),
  number INTEGER NOT NULL CHECK (number > 0),
  UNIQUE (story, number)
) STRICT;

-- An immutable edition of a claim. What becomes of it stands in `review`.
CREATE TABLE version (
  id           INTEGER PRIMARY KEY,
  story        INTEGER NOT NULL REFERENCES story (id),     -- its claim's
  claim        INTEGER NOT NULL REFERENCES claim (id),
  edition      INTEGER NOT NULL CHECK (edition > 0),
  words        TEXT NOT NULL CHECK (words <> ''),
  kind         TEXT NOT NULL CHECK (kind IN ('quote', 'partial_quote', 'paraphrase')),
  stance       TEXT NOT NULL CHECK (stance IN ('statement', 'denial', 'declined_comment', 'no_response')),
  speaker      INTEGER NOT NULL REFERENCES actor (id),
  title        TEXT,                -- as held when the words were said
  said         TEXT,                -- ISO 8601 of reduced precision, or an interval; in the story's zone
  said_from    TEXT,                -- its bounds, sortable
  said_until   TEXT,
  venue        TEXT,
  outlet       TEXT,
  link         TEXT,
  ground_rules TEXT NOT NULL CHECK (ground_rules IN ('on_the_record', 'on_background', 'on_deep_background')),
  terms        TEXT,
  source       INTEGER REFERENCES source (id),
  span_start   INTEGER,             -- UTF-16 units into the source's text
  span_end     INTEGER,
  proposed_by  INTEGER NOT NULL REFERENCES member (id),
  proposed_at  INTEGER NOT NULL,
  digest       TEXT NOT NULL CHECK (length(digest) = 64),  -- SHA-256 of the content, as the log records it
  UNIQUE (claim, edition),
  CHECK ((said IS NULL) = (said_from IS NULL) AND (said IS NULL) = (said_until IS NULL)),
  CHECK ((span_start IS NULL) = (span_end IS NULL) AND (span_start IS NULL OR source IS NOT NULL)),
  CHECK (ground_rules = 'on_the_record' OR terms IS NOT NULL)
) STRICT;
CREATE INDEX version_said ON version (said_from);
CREATE INDEX version_story_said ON version (story, said_from);
CREATE INDEX version_speaker ON version (speaker);
CREATE INDEX version_response ON version (speaker) WHERE stance <> 'statement';

-- Whom a version is about, in the order given.
CREATE TABLE version_about (
  version  INTEGER NOT NULL REFERENCES version (id),
  position INTEGER NOT NULL,
  actor    INTEGER NOT NULL REFERENCES actor (id),
  PRIMARY KEY (version, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_about_actor ON version_about (actor);

-- Where a version stands, and its card in Slack.
CREATE TABLE review (
  version      INTEGER PRIMARY KEY REFERENCES version (id),
  story        INTEGER NOT NULL REFERENCES story (id),
  status       TEXT NOT NULL CHECK (status IN ('proposed', 'approved', 'declined', 'replaced', 'retracted')),
  decided_at   INTEGER,
  reason       TEXT,
  card_channel TEXT,
  card_ts      TEXT,
  read_at      REAL,                -- when the newest reading of the card began, in milliseconds
  CHECK ((status = 'proposed') = (decided_at IS NULL)),
  CHECK ((card_channel IS NULL) = (card_ts IS NULL))
) STRICT;
CREATE INDEX review_status ON review (status, story);
CREATE UNIQUE INDEX review_card ON review (card_channel, card_ts) WHERE card_ts IS NOT NULL;

-- How many versions of a story stand where: counting them anew would take a second in a large newsroom.
CREATE TABLE tally (
  story    INTEGER NOT NULL REFERENCES story (id),
  status   TEXT NOT NULL,
  versions INTEGER NOT NULL CHECK (versions >= 0),
  PRIMARY KEY (story, status)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER tally_first AFTER INSERT ON review BEGIN
  INSERT INTO tally VALUES (NEW.story, NEW.status, 1)
  ON CONFLICT (story, status) DO UPDATE SET versions = versions + 1;
END;
CREATE TRIGGER tally_later AFTER UPDATE OF status ON review WHEN NEW.status <> OLD.status BEGIN
  UPDATE tally SET versions = versions - 1 WHERE story = OLD.story AND status = OLD.status;
  INSERT INTO tally VALUES (NEW.story, NEW.status, 1)
  ON CONFLICT (story, status) DO UPDATE SET versions = versions + 1;
END;

-- What stands on a card: an editor's emoji, or the button that they pressed last. After the decision it stays as it was.
CREATE TABLE vote (
  version INTEGER NOT NULL REFERENCES version (id),
  member  INTEGER NOT NULL REFERENCES member (id),
  means   TEXT NOT NULL CHECK (means IN ('emoji', 'button')),
  choice  TEXT NOT NULL CHECK (choice IN ('approve', 'hold')),
  reason  TEXT,
  at      INTEGER NOT NULL,
  PRIMARY KEY (version, member, means, choice)
) STRICT, WITHOUT ROWID;

-- Who settled a version: the approvers at that moment, or the editor who declined or retracted.
CREATE TABLE decision (
  version  INTEGER NOT NULL REFERENCES version (id),
  position INTEGER NOT NULL,        -- in the order of their votes
  member   INTEGER NOT NULL REFERENCES member (id),
  PRIMARY KEY (version, member)
) STRICT, WITHOUT ROWID;

-- The log: what, who, when, why. Each row's hash covers the row before it, so that a changed past shows.
CREATE TABLE event (
  seq     INTEGER PRIMARY KEY CHECK (seq > 0),
  at      INTEGER NOT NULL,
  member  INTEGER NOT NULL REFERENCES member (id),
  what    TEXT NOT NULL,
  story   INTEGER NOT NULL REFERENCES story (id),
  claim   INTEGER REFERENCES claim (id),
  version INTEGER REFERENCES version (id),
  body    TEXT NOT NULL CHECK (json_valid(body)),
  hash    TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX event_claim ON event (claim) WHERE claim IS NOT NULL;
CREATE INDEX event_story ON event (story) WHERE claim IS NULL;

-- Reasons and notes in people's own words. The log names them by digest, so that one can be taken out without a break.
CREATE TABLE note (
  digest TEXT PRIMARY KEY CHECK (length(digest) = 64),     -- SHA-256 of the text's UTF-8 bytes
  text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What must reach Slack after a commit: written with the change it tells of, sent at least once, marked when sent.
CREATE TABLE outbox (
  id            INTEGER PRIMARY KEY,
  kind          TEXT NOT NULL,
  version       INTEGER REFERENCES version (id),
  recipient     INTEGER REFERENCES member (id),
  body          TEXT NOT NULL CHECK (json_valid(body)),
  made_at       INTEGER NOT NULL,
  due_at        INTEGER NOT NULL,
  claimed_until INTEGER,            -- another process may take it after this
  attempts      INTEGER NOT NULL DEFAULT 0,
  sent_at       INTEGER,
  given_up      TEXT                -- Slack's error, where it will never take it
) STRICT;
CREATE INDEX outbox_version ON outbox (version, kind);
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL AND given_up IS NULL;

-- A person was shown a version: where, when, through which door.
CREATE TABLE exposure (
  id      INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES version (id),
  member  INTEGER NOT NULL REFERENCES member (id),
  door    TEXT NOT NULL,
  at      INTEGER NOT NULL,
  channel TEXT,
  ts      TEXT                      -- of our message, where it can be updated
) STRICT;
CREATE INDEX exposure_version ON exposure (version);

-- A question that found nothing, without the asker's name: a gap for the editors.
CREATE TABLE unanswered (
  id    INTEGER PRIMARY KEY,
  story INTEGER REFERENCES story (id),
  words TEXT NOT NULL,
  at    INTEGER NOT NULL
) STRICT;

-- Text too long for a Slack control's value, kept under a number for as long as the control may be used. A number is
-- never given twice: an old button must not show a newer text.
CREATE TABLE parked (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL,
  at   INTEGER NOT NULL
) STRICT;

-- The words of every version, folded, for narrowing a search to the rows that can match. The words themselves stay in
-- `version`; a row's rowid is the version's id.
--
-- For questions to the whole newsroom. Each two neighbours are a term as well (`illegally_obtained`), so that a phrase is
-- the meeting of a few short lists, however common its words; positions are then not needed.
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', columnsize = 0, detail = 'none', tokenize = "ascii tokenchars '_'"
);

-- For questions inside a story. Each word carries the story's number (`12_illegally`), so that a list is never longer
-- than its story, and a question never pays for the others.
CREATE VIRTUAL TABLE story_search USING fts5 (
  words, content = '', columnsize = 0, tokenize = "ascii tokenchars '_'"
);

-- Every word on file, with each form that lacks one letter: a word and its typo meet in one of them.
CREATE TABLE spelling (
  form TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (form, word)
) STRICT, WITHOUT ROWID;

-- What was said and what was done never changes. The triggers on INSERT stop REPLACE, which deletes without asking.
CREATE TRIGGER version_is_immutable BEFORE UPDATE ON version BEGIN SELECT RAISE (ABORT, 'versions never change'); END;
CREATE TRIGGER version_is_kept BEFORE DELETE ON version BEGIN SELECT RAISE (ABORT, 'versions are never deleted'); END;
CREATE TRIGGER version_is_new BEFORE INSERT ON version
WHEN EXISTS (SELECT 1 FROM version WHERE id = NEW.id OR (claim = NEW.claim AND edition = NEW.edition))
BEGIN SELECT RAISE (ABORT, 'versions never change'); END;

CREATE TRIGGER about_is_immutable BEFORE UPDATE ON version_about BEGIN SELECT RAISE (ABORT, 'versions never change'); END;
CREATE TRIGGER about_is_kept BEFORE DELETE ON version_about BEGIN SELECT RAISE (ABORT, 'versions are never deleted'); END;
CREATE TRIGGER about_is_new BEFORE INSERT ON version_about
WHEN EXISTS (SELECT 1 FROM version_about WHERE version = NEW.version AND actor = NEW.actor)
BEGIN SELECT RAISE (ABORT, 'versions never change'); END;

CREATE TRIGGER event_is_immutable BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'the log only grows'); END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'the log only grows'); END;
CREATE TRIGGER event_is_next BEFORE INSERT ON event
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM event)
BEGIN SELECT RAISE (ABORT, 'the log only grows at its end'); END;
