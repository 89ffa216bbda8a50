import Table from 'cli-table3';
import { sum, type Measures } from './measures';

type Row = readonly [title: string, value: (measures: Measures) => string];

const rows: readonly Row[] = [
  ['accounts', ({ accounts }) => String(accounts)],
  ['real time, s', ({ realSeconds }) => realSeconds.toFixed(1)],
  ['peak memory, MiB', ({ memoryMb }) => memoryMb.toFixed(0)],
  ['virtual time, s', ({ virtualSeconds }) => virtualSeconds.toFixed(1)],
  ['quota floor, s', ({ floorSeconds }) => floorSeconds.toFixed(1)],
  ['virtual time / quota floor', ({ virtualSeconds, floorSeconds }) => (virtualSeconds / floorSeconds).toFixed(3)],
  ['calls of a clean member account', ({ cleanMemberCalls }) => String(cleanMemberCalls)],
  ['throttled calls', ({ throttled }) => String(throttled)],
  ['throttled and lost', ({ unanswered }) => String(unanswered.length)],
  ['state transitions, run', ({ transitions }) => String(transitions.parent)],
  ['state transitions, children', ({ transitions }) => String(transitions.children)],
];

/** A table of all measures side by side, with every kind of call per account. */
export function tableOf(all: readonly Measures[]): string {
  const perAccount = (calls: number, { accounts }: Measures): string => (calls / accounts).toFixed(3);
  const names = (kind: 'awsCalls' | 'storageCalls'): readonly string[] =>
    [...new Set(all.flatMap((measures) => Object.keys(measures[kind])))].toSorted();
  const section = (kind: 'awsCalls' | 'storageCalls', title: string): string[][] => [
    [title, ...all.map((measures) => perAccount(sum(measures[kind]), measures))],
    ...names(kind).map((name) => [
      `  ${name}`,
      ...all.map((measures) => perAccount(measures[kind][name] ?? 0, measures)),
    ]),
  ];
  const table = new Table({
    head: ['', ...all.map(({ name }) => name)],
    colAligns: ['left', ...all.map((): 'right' => 'right')],
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ...rows.map(([title, value]) => [title, ...all.map((measures) => value(measures))]),
    [
      'state transitions an account',
      ...all.map((one) => perAccount(one.transitions.parent + one.transitions.children, one)),
    ],
    ...section('awsCalls', 'AWS calls an account'),
    ...section('storageCalls', 'storage calls an account'),
  );
  return table.toString();
}
