-- Claims brought in from a file, many at a time.

-- Whether the story has such a claim already is asked for each row of the file.
CREATE INDEX version_digest ON version (digest);

-- 1 while a version waits in line for its card: of what was brought in, a few cards stand at a time.
ALTER TABLE review ADD COLUMN in_line INTEGER NOT NULL DEFAULT 0 CHECK (in_line IN (0, 1));
CREATE INDEX review_in_line ON review (story, version) WHERE in_line = 1;
