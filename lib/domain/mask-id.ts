/**
 * What may be shown of the id of a key or certificate: `…` and its last four characters.
 * A credential report has no ids; the slots that stand for them (`slot-1`) say nothing secret and stay readable.
 */
export const maskId = (id: string): string => (/^slot-\d+$/.test(id) ? id : `…${id.slice(-4)}`);
