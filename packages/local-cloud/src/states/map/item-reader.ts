import type { ItemReader } from '../definition/workflow';
import type { Visit } from '../runtime/visit';
import { StatesError } from '../states-error';
import { type Item, itemsFrom } from './item';

const failed = (error: unknown): StatesError =>
  new StatesError('States.ItemReaderFailed', error instanceof Error ? error.message : String(error));

const pointed = (data: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((node, key) => {
      if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key))
        throw new Error(`The ItemsPointer '${pointer}' points at nothing.`);
      return (node as Readonly<Record<string, unknown>>)[key];
    }, data);

const parse = (text: string, { InputType, ItemsPointer }: ItemReader['ReaderConfig']): unknown => {
  if (InputType === 'JSONL')
    return text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as unknown);
  const data: unknown = JSON.parse(text);
  return ItemsPointer === undefined ? data : pointed(data, ItemsPointer);
};

/**
 * Reads items from a JSON or JSON Lines file in S3. @throws StatesError States.ItemReaderFailed
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export const readItems = async (reader: ItemReader, visit: Visit): Promise<Item[]> => {
  const { Bucket, Key } = (await visit.evaluate(reader.Arguments, 'ItemReader/Arguments')) as {
    readonly Bucket?: unknown;
    readonly Key?: unknown;
  };
  if (typeof Bucket !== 'string' || typeof Key !== 'string')
    throw visit.queryError("The field 'ItemReader/Arguments' must have a Bucket and a Key.");
  const most = await visit.integer(reader.ReaderConfig.MaxItems, 'ItemReader/ReaderConfig/MaxItems', [0, 100_000_000]);
  const { services } = visit.engine;
  const text = await visit.cancellation.race(
    services.getObject(Bucket, Key, visit.execution.machine.roleArn).catch((error: unknown) => {
      throw failed(error);
    }),
  );
  try {
    const data = parse(text, reader.ReaderConfig);
    if (typeof data !== 'object' || data === null) throw new Error('The file must hold a JSON array or a JSON object.');
    const items = itemsFrom(data as unknown[] | Record<string, unknown>, `S3://${Bucket}/${Key}`);
    return most ? items.slice(0, most) : items;
  } catch (error: unknown) {
    throw failed(error);
  }
};
