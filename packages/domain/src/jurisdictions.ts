/** The tenants of the joint body, by their code in URLs and in the database. */
export const authorities = ['cn-gd', 'hk', 'mo'] as const
export type Authority = (typeof authorities)[number]

/** The places whose law holds, and in which a certificate can have an effect. */
export const jurisdictions = ['CN', 'HK', 'MO'] as const
export type Jurisdiction = (typeof jurisdictions)[number]

const jurisdictionByAuthority: Readonly<Record<Authority, Jurisdiction>> = { 'cn-gd': 'CN', hk: 'HK', mo: 'MO' }
const authorityByJurisdiction: Readonly<Record<Jurisdiction, Authority>> = { CN: 'cn-gd', HK: 'hk', MO: 'mo' }
const letterByAuthority = { 'cn-gd': 'G', hk: 'H', mo: 'M' } as const satisfies Record<Authority, string>

/** The jurisdiction whose law an authority applies. */
export function jurisdictionOf(authority: Authority): Jurisdiction {
  return jurisdictionByAuthority[authority]
}

/** The authority that decides for a jurisdiction. */
export function authorityOf(jurisdiction: Jurisdiction): Authority {
  return authorityByJurisdiction[jurisdiction]
}

export type LeadLetter = (typeof letterByAuthority)[Authority]

/** The letters that can name a lead authority, in the order of `authorities`. */
export const leadLetters: readonly LeadLetter[] = authorities.map((authority) => letterByAuthority[authority])

/** The letter by which a certificate number names its lead authority: G, H or M. */
export function leadLetter(authority: Authority): LeadLetter {
  return letterByAuthority[authority]
}

/** The authorities of the places of use other than the lead: those that recognise. In the order of `jurisdictions`. */
export function recognisingAuthorities(lead: Authority, placesOfUse: readonly Jurisdiction[]): Authority[] {
  return jurisdictions.filter((place) => placesOfUse.includes(place) && authorityOf(place) !== lead).map(authorityOf)
}
