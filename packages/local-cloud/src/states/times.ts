/**
 * A time as Step Functions writes it: without a fraction when it is zero.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export const timeText = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('.000Z', 'Z');
