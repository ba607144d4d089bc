-- Until when the words may not be published: a minute in the story's local time, `2024-08-12T06:00`.
ALTER TABLE version ADD COLUMN embargo TEXT;

-- Versions still never change, but that a sealed claim's words may be blacked out: this column, too, stays as it is.
DROP TRIGGER version_is_immutable;
CREATE TRIGGER version_is_immutable BEFORE UPDATE ON version
WHEN NOT EXISTS (SELECT 1 FROM seal WHERE seal.claim = OLD.claim) OR NEW.words <> '█'
  OR json_array(NEW.id, NEW.story, NEW.claim, NEW.edition, NEW.kind, NEW.stance, NEW.speaker, NEW.title, NEW.said,
                NEW.said_from, NEW.said_until, NEW.venue, NEW.outlet, NEW.link, NEW.ground_rules, NEW.terms, NEW.source,
                NEW.span_start, NEW.span_end, NEW.proposed_by, NEW.proposed_at, NEW.digest, NEW.amends, NEW.amendment,
                NEW.amend_note, NEW.identity_known_to, NEW.embargo)
  <> json_array(OLD.id, OLD.story, OLD.claim, OLD.edition, OLD.kind, OLD.stance, OLD.speaker, OLD.title, OLD.said,
                OLD.said_from, OLD.said_until, OLD.venue, OLD.outlet, OLD.link, OLD.ground_rules, OLD.terms, OLD.source,
                OLD.span_start, OLD.span_end, OLD.proposed_by, OLD.proposed_at, OLD.digest, OLD.amends, OLD.amendment,
                OLD.amend_note, OLD.identity_known_to, OLD.embargo)
BEGIN SELECT RAISE (ABORT, 'versions never change'); END;

-- What a response touches of the other claim: the fact, the quote's accuracy, its context; or, though it sounds like a
-- denial, nothing of it. Another mark is another link.
ALTER TABLE link ADD COLUMN touches TEXT CHECK (
  touches IS NULL OR kind IN ('denies', 'disputes', 'responds_to')
                     AND touches IN ('fact', 'quote', 'context', 'non_denial'));
