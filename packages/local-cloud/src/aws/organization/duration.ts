const seconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Seconds in a duration like `90s`, `1810m`, `30h` or `4d`. */
export const secondsOf = (duration: string): number => {
  const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(duration) ?? [];
  const each = seconds[unit as keyof typeof seconds];
  if (!each) throw new Error(`A duration is expected to be like 90s, 30m, 12h or 4d, and is ${duration}.`);
  return Number(count) * each;
};

/** Formats a duration, rounded up to a second, in the largest unit that divides it. */
export function durationOf(milliseconds: number): string {
  const total = Math.ceil(milliseconds / 1000);
  const unit = (['d', 'h', 'm'] as const).find((it) => total > 0 && total % seconds[it] === 0) ?? 's';
  return `${total / seconds[unit]}${unit}`;
}
