/** Parses a copy's source: `bucket/key`, percent-encoded, with an optional slash in front. */
export const copySource = (source: string): { bucket: string; key: string } => {
  const [bucket = '', ...key] = decodeURIComponent(source).replace(/^\//, '').split('/');
  return { bucket, key: key.join('/') };
};
