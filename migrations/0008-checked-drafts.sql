-- A draft that somebody had checked: theirs alone, kept for thirty days, so that they can look at it again. What came of
-- it last stands beside it in counts.
CREATE TABLE checked_draft (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,   -- never given twice: an old button must not show a newer draft
  member  INTEGER NOT NULL REFERENCES member (id),
  draft   TEXT NOT NULL,
  channel TEXT,                                -- where it was checked: the story covered there is what it is held against
  outcome TEXT NOT NULL DEFAULT '',
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX checked_draft_member ON checked_draft (member, at);
