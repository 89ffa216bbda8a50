import * as z from 'zod';

/** A whole number of days, at most ten years so that no date overflows. */
export const days = z.int().min(1).max(3650);
