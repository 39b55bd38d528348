/** What runs in the thread that makes the archive's members. */
import { type NewPage, type PageMembers, packHere, pageMembers } from '../storage/archive/member.js';

export default async function makeMembers(pages: readonly NewPage[]): Promise<PageMembers[]> {
  const made: PageMembers[] = [];
  for (const page of pages) {
    const { member, ...rest } = await pageMembers(page, packHere);
    // zlib's answer stands in a larger buffer, all of which would cross with it.
    made.push({ ...rest, member: new Uint8Array(member) });
  }
  return made;
}
