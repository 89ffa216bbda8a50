import Table from 'cli-table3';

/**
 * Rows in columns without border lines, to fit into 80 characters and be easy to copy. A column without a width is as wide
 * as what stands in it: names and states are never cut.
 */
export function grid(widths: readonly (number | null)[], rows: readonly (readonly string[])[]): string {
  const nothing = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'];
  const between = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'];
  const table = new Table({
    chars: Object.fromEntries([...nothing, ...between].map((name) => [name, ''])),
    colWidths: [...widths],
    style: { 'padding-left': 0, 'padding-right': 1, head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
