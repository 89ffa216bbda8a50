import { ServiceError } from '../service';
import { violationsOf, type Violation } from './constraints';

/** `1 validation error detected: Value 'x' at 'name' failed to satisfy constraint: …`, as most services say it. */
const sentence = (violations: readonly Violation[]): string =>
  `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: ${violations
    .map(({ value, path, message }) =>
      `Value ${value ?? ''} at '${path}' failed to satisfy constraint: ${message}`.replace('  ', ' '),
    )
    .join('; ')}`;

/** Source: Organizations API reference, InvalidInputException. */
const organizationsWords = {
  INPUT_REQUIRED: 'You must include a value for all required parameters.',
  INVALID_ENUM: 'You specified an invalid value.',
  INVALID_ENUM_POLICY_TYPE: 'You specified an invalid policy type string.',
  INVALID_PATTERN: 'You provided a value that does not match the required pattern.',
  INVALID_PATTERN_TARGET_ID: "You specified a policy target ID that doesn't match the required pattern.",
  MAX_LENGTH_EXCEEDED: 'You provided a string parameter that is longer than allowed.',
  MAX_VALUE_EXCEEDED: 'You provided a numeric parameter that has a larger value than allowed.',
  MIN_LENGTH_EXCEEDED: 'You provided a string parameter that is shorter than allowed.',
  MIN_VALUE_EXCEEDED: 'You provided a numeric parameter that has a smaller value than allowed.',
} as const;

function organizationsReason({ kind, shape, tooLarge }: Violation): keyof typeof organizationsWords {
  if (kind === 'required') return 'INPUT_REQUIRED';
  if (kind === 'enum') return shape === 'PolicyType' ? 'INVALID_ENUM_POLICY_TYPE' : 'INVALID_ENUM';
  if (kind === 'pattern') return shape === 'PolicyTargetId' ? 'INVALID_PATTERN_TARGET_ID' : 'INVALID_PATTERN';
  if (kind === 'value') return tooLarge ? 'MAX_VALUE_EXCEEDED' : 'MIN_VALUE_EXCEEDED';
  return tooLarge ? 'MAX_LENGTH_EXCEEDED' : 'MIN_LENGTH_EXCEEDED';
}

type Refusal = (violations: readonly [Violation, ...Violation[]]) => ServiceError;

const asValidation =
  (code: string): Refusal =>
  (violations) =>
    new ServiceError(code, sentence(violations), {}, 400);

const refusals: Readonly<Record<string, Refusal>> = {
  /** Names the members in `fieldList` too, and repeats no value: most are sensitive. */
  account: (violations) => {
    const masked = violations.map((violation): Violation => ({ ...violation, value: undefined }));
    const fieldList = masked.map(({ path: name, message }) => ({ name, message }));
    return new ServiceError(
      'ValidationException',
      sentence(masked),
      { reason: 'fieldValidationFailed', fieldList },
      400,
    );
  },
  organizations: ([first]) => {
    const Reason = organizationsReason(first);
    return new ServiceError('InvalidInputException', organizationsWords[Reason], { Reason }, 400);
  },
  iam: asValidation('ValidationError'),
  sts: asValidation('ValidationError'),
  sesv2: asValidation('BadRequestException'),
};

/** The error of a service for an input that breaks its model; undefined for one that does not. */
export function invalidInput(service: string, operation: string, input: unknown): ServiceError | undefined {
  const [first, ...rest] = violationsOf(service, operation, input);
  return first && (refusals[service] ?? asValidation('ValidationException'))([first, ...rest]);
}
