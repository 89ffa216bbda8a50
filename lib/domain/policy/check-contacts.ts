import type * as z from 'zod';

/** Adds an issue for every mistake that only shows between the parts of section `contacts`. */
export function checkContacts(_contacts: unknown, _context: z.core.$RefinementCtx): void {}
