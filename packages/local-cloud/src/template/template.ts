import * as z from 'zod';
import { TemplateError } from './template-error';

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).default({}),
  /** Name of a condition of the template. */
  Condition: z.string().optional(),
});
export type Resource = z.infer<typeof Resource>;

const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Parameters: z.record(z.string(), z.object({ Type: z.string(), Default: z.unknown() })).default({}),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});
export type Template = z.infer<typeof Template>;

/** Checks the shape of a CloudFormation template in JSON. @throws TemplateError that lists every mistake */
export function parseTemplate(input: unknown): Template {
  const parsed = Template.safeParse(input);
  if (!parsed.success) throw new TemplateError(`The template is malformed: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
