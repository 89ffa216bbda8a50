/** A date and a time of day, as clocks on a wall show them. `month` counts from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

export interface TimeZone {
  wallTime(at: Date): WallTime;
  /** The first instant at which clocks show the time; undefined when they leave it out because they go forward. */
  instantOf(time: WallTime): Date | undefined;
}

const day = 86_400_000;
const asUtc = ({ year, month, day, hour, minute }: WallTime): number => Date.UTC(year, month - 1, day, hour, minute);

/** A time zone of the IANA database; undefined for any other name, also for an offset like +02:00. */
export function timeZone(name: string): TimeZone | undefined {
  const format = formatOf(name);
  if (format === undefined) return undefined;
  const wallTime = (at: Date): WallTime => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
  };
  const instantOf = (time: WallTime): Date | undefined => {
    const shown = asUtc(time);
    // The offset from UTC a day before and a day after are those before and after any change of the clocks between.
    const offsets = [shown - day, shown + day].map((near) => asUtc(wallTime(new Date(near))) - near);
    const instants = offsets.map((offset) => shown - offset).filter((at) => asUtc(wallTime(new Date(at))) === shown);
    return instants.length === 0 ? undefined : new Date(Math.min(...instants));
  };
  return { wallTime, instantOf };
}

function formatOf(name: string): Intl.DateTimeFormat | undefined {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return undefined;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    const resolved = format.resolvedOptions().timeZone;
    // The database tells capital from small letters, Intl does not.
    return resolved !== name && resolved.toLowerCase() === name.toLowerCase() ? undefined : format;
  } catch {
    return undefined;
  }
}
