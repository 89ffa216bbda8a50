import type { Standpoint } from '../domain/runs/standpoint';

/** Where somebody looks from, in words. */
export const placeWords: Readonly<Record<Standpoint['place'], string>> = {
  'management-account': 'the management account',
  'delegated-administrator': 'the delegated administrator',
  'member-account': 'member account',
};
