-- House rules of a story: how long somebody has to answer a request for comment, and how many independent sources an
-- accusation takes.
ALTER TABLE story ADD COLUMN response_hours INTEGER NOT NULL DEFAULT 24 CHECK (response_hours BETWEEN 1 AND 720);
ALTER TABLE story ADD COLUMN sources_needed INTEGER NOT NULL DEFAULT 1 CHECK (sources_needed BETWEEN 1 AND 5);

-- A request for comment: who asked whom about which claim, how and until when, and what came of it.
CREATE TABLE request (
  id       INTEGER PRIMARY KEY,
  story    INTEGER NOT NULL REFERENCES story (id),
  claim    INTEGER NOT NULL REFERENCES claim (id),
  actor    INTEGER NOT NULL REFERENCES actor (id),
  means    TEXT NOT NULL CHECK (means <> ''),       -- "e-mail", "phone"
  asked_by INTEGER NOT NULL REFERENCES member (id),
  asked_at INTEGER NOT NULL,
  deadline INTEGER NOT NULL,
  outcome  TEXT CHECK (outcome IN ('answered', 'declined', 'silent', 'cancelled')),
  ended_by INTEGER REFERENCES member (id),
  ended_at INTEGER,
  response INTEGER REFERENCES claim (id),           -- the claim that was proposed from it
  CHECK ((outcome IS NULL) = (ended_by IS NULL)),
  CHECK ((outcome IS NULL) = (ended_at IS NULL)),
  CHECK ((response IS NOT NULL) = (ifnull(outcome, 'cancelled') <> 'cancelled'))
) STRICT;
CREATE INDEX request_story ON request (story, deadline);
CREATE UNIQUE INDEX request_open ON request (claim, actor) WHERE outcome IS NULL;

-- Who looks after a gap, so that two people don't. It is no part of the record: whoever lets go leaves no trace.
CREATE TABLE gap_taken (
  story   INTEGER NOT NULL REFERENCES story (id),
  kind    TEXT NOT NULL,
  subject INTEGER NOT NULL,     -- a claim, a request, or the oldest of a question that was asked again and again
  actor   INTEGER NOT NULL,     -- whom it is about; 0 for nobody
  member  INTEGER NOT NULL REFERENCES member (id),
  at      INTEGER NOT NULL,
  PRIMARY KEY (story, kind, subject, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX gap_taken_member ON gap_taken (member);
