/** Whom words stand for, as the resolver gives it. */
import type { Speaker } from '../../model/article.js';
import type { Resolved } from './heard.js';
import type { Organisation } from './organisations.js';
import type { Person } from './person.js';

export interface Meant {
  speaker: Resolved;
  person: Person | undefined;
}

export function ofPerson(person: Person): Meant {
  const { name, role, affiliation } = person;
  return { speaker: { name, kind: 'person', role, affiliation }, person };
}

export function ofOrganisation({ name }: Organisation): Meant {
  return nobodyElse(name, 'organisation');
}

/** No person that the article names, whatever it is called. */
export function nobodyElse(name: string, kind: Resolved['kind']): Meant {
  return { speaker: { name, kind, role: undefined, affiliation: undefined }, person: undefined };
}

/** Key by key: V8 makes objects that are spread together of hidden classes of their own, and all who read them slow. */
export function called({ name, kind, role, affiliation }: Resolved): Speaker {
  const speaker: Speaker = { name, kind };
  if (role) speaker.role = role;
  if (affiliation) speaker.affiliation = affiliation;
  return speaker;
}

export function mentioned(resolved: Resolved, mention: string, start: number, end: number): Speaker {
  const speaker = called(resolved);
  speaker.mention = mention;
  speaker.start = start;
  speaker.end = end;
  return speaker;
}
