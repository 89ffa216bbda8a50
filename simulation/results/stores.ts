import type { Deployment } from '@rootward/local-cloud';

/** Name of the deployment's only bucket. @throws Error when it has none or several */
export const bucketOf = ({ buckets }: Pick<Deployment, 'buckets'>): string => onlyOne(buckets, 'bucket').name;

/** Name of the deployment's only table. @throws Error when it has none or several */
export const tableOf = ({ tables }: Pick<Deployment, 'tables'>): string => onlyOne(tables, 'table').name;

function onlyOne<T>(items: readonly T[], what: string): T {
  const [item] = items;
  if (item === undefined || items.length > 1)
    throw new Error(`Expected one ${what} in the template, got ${items.length}.`);
  return item;
}
