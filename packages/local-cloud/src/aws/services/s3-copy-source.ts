/** `bucket/key` of a copy's source, which comes percent-encoded and may begin with a slash. */
export const copySource = (source: string): { bucket: string; key: string } => {
  const [bucket = '', ...key] = decodeURIComponent(source).replace(/^\//, '').split('/');
  return { bucket, key: key.join('/') };
};
