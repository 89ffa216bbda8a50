import { Help } from 'commander';

const columns = 80;

/** Prose in 80 columns. @param indent where the text begins; its other lines begin there too */
export const wrapped = (text: string, indent = 0): string =>
  new Help().boxWrap(text, columns - indent).replaceAll('\n', `\n${' '.repeat(indent)}`);
