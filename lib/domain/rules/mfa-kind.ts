/** What the serial number of an MFA device tells: `passkey-or-key` is a passkey or a FIDO security key, which look alike. */
export type MfaKind = 'virtual' | 'passkey-or-key' | 'hardware';

/**
 * The kind of an MFA device by its serial number.
 * Virtual devices are `arn:…:mfa/…`, FIDO devices `arn:…:u2f/…`; a hardware token has a bare number.
 * Any other ARN is something newer than this function: it counts as one that cannot be told apart.
 * Source: IAM API reference, MFADevice and GetMFADevice.
 */
export function mfaKind(serial: string): MfaKind {
  if (!serial.startsWith('arn:')) return 'hardware';
  return serial.includes(':mfa/') ? 'virtual' : 'passkey-or-key';
}
