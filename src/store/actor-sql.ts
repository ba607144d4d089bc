/**
 * What tells an actor from those of the same name in its story: its description, or else the latest title on file. NULL
 * where there is no other of the name.
 *
 * @param actor - the table's name in the query; one that stands for itself
 */
export const apartFrom = (actor: string): string => `
  CASE WHEN EXISTS (SELECT 1 FROM actor AS twin
                     WHERE twin.story = ${actor}.story AND twin.folded = ${actor}.folded AND twin.id <> ${actor}.id
                       AND twin.same_as = twin.id)
       THEN ifnull(${actor}.description, (${latestTitle(`${actor}.id`)})) END`;

/** The title on an actor's latest claim of any status but declined. */
export const latestTitle = (actor: string): string => `
  SELECT title FROM actor AS same CROSS JOIN version ON version.speaker = same.id
   CROSS JOIN review ON review.version = version.id
   WHERE same.same_as = ${actor} AND status <> 'declined' AND title IS NOT NULL
   ORDER BY version.id DESC LIMIT 1`;

/** All rows of the actors in a list of numbers: themselves, and what was merged into one with them. */
export const sameAs = (list: string): string => `
  SELECT same.id FROM actor AS meant CROSS JOIN actor AS same ON same.same_as = meant.same_as
   WHERE meant.id IN (SELECT value FROM json_each(${list}))`;
