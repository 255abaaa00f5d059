/** Why a basis does not hold on a day. */
export const basisLapses = [
  'dates-unreadable',
  'before-its-kind',
  'not-yet-effective',
  'expired',
  'terminated',
  'superseded',
] as const
export type BasisLapse = (typeof basisLapses)[number]
