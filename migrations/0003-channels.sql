-- A channel where cards go, as it was last seen. Who its editors were then is kept, so that they can be told when the
-- channel can't be read any more.
ALTER TABLE channel_seen RENAME TO channel_seen_before;
CREATE TABLE channel_seen (
  story    INTEGER PRIMARY KEY,     -- 0: REVIEW_CHANNEL, which is no story's
  channel  TEXT NOT NULL,
  accepted TEXT CHECK (accepted IN ('public', 'private')),   -- by `new`, `use` or the settings, or as first seen
  state    TEXT NOT NULL CHECK (state IN ('fine', 'lost', 'deleted', 'shared', 'made_public', 'archived')),
  editors  TEXT NOT NULL CHECK (json_valid(editors)),        -- members' numbers
  seen_at  REAL NOT NULL            -- when that look began, in milliseconds: a slower one that began before is void
) STRICT;
CREATE INDEX channel_seen_channel ON channel_seen (channel);
INSERT INTO channel_seen (story, channel, accepted, state, editors, seen_at)
  SELECT story, channel, kind, state, editors, 0 FROM channel_seen_before;
DROP TABLE channel_seen_before;
