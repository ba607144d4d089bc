/** What was sent is remembered this far back. */
const SAID_MAX = 50;

const draftKey = ({ as, channel, thread }) => `draft:${as}:${channel}:${thread}`;

/** What a person has typed in a place and not sent. It outlives a reload of the page, not its window. */
export const draftIn = (place) => sessionStorage.getItem(draftKey(place)) ?? '';

export function keepDraft(place, text) {
  if (text === '') sessionStorage.removeItem(draftKey(place));
  else sessionStorage.setItem(draftKey(place), text);
}

/** What a person has sent, oldest first; each text once, where it was sent last. */
export const saidBy = (person) => JSON.parse(sessionStorage.getItem(`said:${person}`) ?? '[]');

export function remember(person, text) {
  const said = [...saidBy(person).filter((one) => one !== text), text];
  sessionStorage.setItem(`said:${person}`, JSON.stringify(said.slice(-SAID_MAX)));
}
