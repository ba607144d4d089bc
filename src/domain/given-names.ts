/**
 * Whether two given names, folded, are commonly written for each other ("Steve", "Steven", "Stephen").
 *
 * A hint for suggestions only: a Chris may be a Christopher or a Christine.
 */
export const isShortForm = (one: string, other: string): boolean =>
  SHORT_FORMS.some((group) => group.has(one) && group.has(other));

const SHORT_FORMS = [
  'abraham abe',
  'alexander alexandra alex',
  'andrew andy drew',
  'anthony antony tony',
  'benjamin ben',
  'catherine katherine kathryn cathy kathy kate',
  'charles charlie chuck',
  'christopher christine chris',
  'daniel dan danny',
  'david dave',
  'deborah debra debbie',
  'donald don donny',
  'edward ed eddie ted',
  'elizabeth liz beth betsy',
  'eric erik',
  'geoffrey jeffrey jeff geoff',
  'gregory greg',
  'james jim jimmy',
  'jonathan john jon johnny',
  'joseph joe joey',
  'joshua josh',
  'kenneth ken',
  'lawrence laurence larry',
  'margaret maggie meg peggy',
  'matthew matt',
  'michael mike mick',
  'mitchell mitch',
  'nicholas nick',
  'patrick patricia pat',
  'peter pete',
  'philip phillip phil',
  'rebecca becky',
  'richard rick dick rich',
  'robert bob rob bobby robbie',
  'ronald ron ronnie',
  'samuel samantha sam',
  'sara sarah',
  'stephen steven steve',
  'susan sue susie',
  'theodore ted teddy',
  'thomas tom tommy',
  'timothy tim timmy',
  'victoria vicky',
  'william bill will billy',
].map((group) => new Set(group.split(' ')));
