-- Actors as editors keep them: who they are, what they were when, and which of them are the same one.

ALTER TABLE actor ADD COLUMN description TEXT;    -- tells it from another of its name: "the senator"
ALTER TABLE actor ADD COLUMN link TEXT;
ALTER TABLE actor ADD COLUMN wikidata TEXT;       -- "Q22686"

-- Itself, or the one that it was merged into, at the end of the chain. Versions never change: whoever reads one goes from
-- the actor that it names to this one. What makes it so stands in `actor_merge`.
ALTER TABLE actor ADD COLUMN same_as INTEGER REFERENCES actor (id);
UPDATE actor SET same_as = id;
CREATE INDEX actor_same ON actor (same_as);
CREATE TRIGGER actor_is_itself AFTER INSERT ON actor WHEN NEW.same_as IS NULL
BEGIN UPDATE actor SET same_as = NEW.id WHERE id = NEW.id; END;

-- A title that an actor held for a time; no date where nobody knows it, or it holds still.
CREATE TABLE actor_role (
  actor    INTEGER NOT NULL REFERENCES actor (id),
  position INTEGER NOT NULL,
  title    TEXT NOT NULL CHECK (title <> ''),
  since    TEXT,                      -- as `version.said`
  until    TEXT,
  whose    TEXT,                      -- for whom: "the Trump campaign"
  PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

-- Two rows that turned out to be one actor. Undone, it stays on record.
CREATE TABLE actor_merge (
  id         INTEGER PRIMARY KEY,
  actor      INTEGER NOT NULL REFERENCES actor (id),
  into_actor INTEGER NOT NULL REFERENCES actor (id),
  made_by    INTEGER NOT NULL REFERENCES member (id),
  made_at    INTEGER NOT NULL,
  undone_by  INTEGER REFERENCES member (id),
  undone_at  INTEGER,
  CHECK (actor <> into_actor),
  CHECK ((undone_by IS NULL) = (undone_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX actor_merge_standing ON actor_merge (actor) WHERE undone_at IS NULL;
CREATE INDEX actor_merge_into ON actor_merge (into_actor);
