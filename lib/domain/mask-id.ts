/**
 * The id of a key or certificate as it may be shown: `…` and the last four characters.
 * Credential reports have no ids; their stand-ins (`slot-1`) are not secret and stay as they are.
 */
export const maskId = (id: string): string => (/^slot-\d+$/.test(id) ? id : `…${id.slice(-4)}`);
