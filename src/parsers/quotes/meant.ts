/** Whom words stand for, as the resolver gives it. */
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
