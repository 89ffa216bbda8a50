/**
 * Formats a time as Step Functions does: ISO 8601, without the fraction when it is zero.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export const timeText = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('.000Z', 'Z');
