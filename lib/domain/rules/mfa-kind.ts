/** The kind of an MFA device. `passkey-or-key`: a passkey or a FIDO security key, whose serial numbers look alike. */
export type MfaKind = 'virtual' | 'passkey-or-key' | 'hardware';

/**
 * The kind of an MFA device, from its serial number.
 * Virtual devices are `arn:…:mfa/…`, FIDO devices `arn:…:u2f/…`; a hardware token has a plain number.
 * An ARN of another form may be a newer kind of device, so it counts as `passkey-or-key`.
 * Source: IAM API reference, MFADevice and GetMFADevice.
 */
export function mfaKind(serial: string): MfaKind {
  if (!serial.startsWith('arn:')) return 'hardware';
  return serial.includes(':mfa/') ? 'virtual' : 'passkey-or-key';
}
