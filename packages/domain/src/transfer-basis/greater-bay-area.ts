import type { Party } from './transfer-basis.ts'

/** The nine cities of the mainland in the Greater Bay Area. */
export const nineCities = [
  'Guangzhou',
  'Shenzhen',
  'Zhuhai',
  'Foshan',
  'Huizhou',
  'Dongguan',
  'Zhongshan',
  'Jiangmen',
  'Zhaoqing',
] as const

/** Whether a place is in the area of the standard contract: one of the nine cities in the mainland, or a special administrative region. */
export function isInGreaterBayArea({ place, city }: Pick<Party, 'place' | 'city'>): boolean {
  if (place === 'CN') return nineCities.some((one) => one === city)
  return (place === 'HK' || place === 'MO') && city === null
}

/** Where each side files a standard contract, by its place. */
export const filingAuthorities: Readonly<Record<string, string>> = {
  CN: 'Cyberspace Administration of Guangdong',
  HK: 'Digital Policy Office',
  MO: 'Personal Data Protection Bureau (DSPDP)',
}
