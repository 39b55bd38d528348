/** Local times of a site whose zone its profile knows. */

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/u;

/**
 * The date-time with the offset that the zone had then; dates without a time and times with an offset stay as they are.
 * In the hour that a clock goes through twice it is the first; an unknown zone changes nothing.
 */
export function withZone(dateText: string, zone: string | undefined): string {
  if (!zone || !LOCAL.test(dateText)) return dateText;
  const full = dateText.length === 16 ? `${dateText}:00` : dateText;
  const asUtc = Date.parse(`${full}Z`);
  const format = formatOf(zone);
  if (!format || Number.isNaN(asUtc)) return dateText;
  // The offset at the local time read as UTC is wrong only within hours of a change: one correction settles that.
  const first = offsetMinutes(format, asUtc);
  const offset = offsetMinutes(format, asUtc - first * 60_000);
  return `${full}${written(offset)}`;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
}

function offsetMinutes(format: Intl.DateTimeFormat, at: number): number {
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):?(\d{2})?/u.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function written(offset: number): string {
  const minutes = Math.abs(offset);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
