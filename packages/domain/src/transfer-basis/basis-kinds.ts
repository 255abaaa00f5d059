import type { Jurisdiction } from '#jurisdictions.ts'

/** One kind of legal basis on which content may cross, as one version of the law has it. A change of the law is a change here. */
export interface BasisKind {
  readonly code: string
  readonly version: number
  readonly name: string
  readonly from: readonly Jurisdiction[]
  readonly to: readonly Jurisdiction[]
  /** `YYYY-MM-DD`; null where the source does not give the day. */
  readonly inForceFrom: string | null
  readonly source: string
  readonly reviewedOn: string
  /** The edition of the GBA standard contract by which such a basis is judged; null while the kind is not built and refuses. */
  readonly contract: ContractEdition | null
}

/** The GBA standard contract exists for the mainland with Hong Kong, and for the mainland with Macao. None has three parties. */
export type ContractEdition = 'HK' | 'MO'

const flowProvisions = 'CAC, Provisions on promoting and regulating cross-border data flows'
const notBuilt = { version: 1, reviewedOn: '2026-11-27', contract: null } as const
const built = { version: 1, reviewedOn: '2026-11-27' } as const

/** Every kind by its code. What is not built is here so that a refusal can name it. */
export const basisKinds = [
  {
    ...built,
    code: 'CN-GBASC-HK',
    name: 'GBA standard contract, Hong Kong edition, from the mainland',
    from: ['CN'],
    to: ['HK'],
    inForceFrom: '2023-12-13',
    source:
      'CAC and ITIB, standard contract for the cross-boundary flow of personal information within the GBA (Mainland, Hong Kong)',
    contract: 'HK',
  },
  {
    ...built,
    code: 'CN-GBASC-MO',
    name: 'GBA standard contract, Macao edition, from the mainland',
    from: ['CN'],
    to: ['MO'],
    inForceFrom: '2024-09-10',
    source:
      'CAC, DSEDT and DSPDP, standard contract for the cross-boundary flow of personal information within the GBA (Mainland, Macao)',
    contract: 'MO',
  },
  {
    ...built,
    code: 'HK-GBASC',
    name: 'GBA standard contract, Hong Kong edition, from Hong Kong',
    from: ['HK'],
    to: ['CN'],
    inForceFrom: '2023-12-13',
    source:
      'CAC and ITIB, standard contract for the cross-boundary flow of personal information within the GBA (Mainland, Hong Kong)',
    contract: 'HK',
  },
  {
    ...built,
    code: 'MO-GBASC',
    name: 'GBA standard contract, Macao edition, from Macao',
    from: ['MO'],
    to: ['CN'],
    inForceFrom: '2024-09-10',
    source:
      'CAC, DSEDT and DSPDP, standard contract for the cross-boundary flow of personal information within the GBA (Mainland, Macao)',
    contract: 'MO',
  },
  {
    ...notBuilt,
    code: 'CN-SC',
    name: 'national standard contract',
    from: ['CN'],
    to: ['HK', 'MO'],
    inForceFrom: '2023-06-01',
    source: 'CAC, Measures on the standard contract for the outbound transfer of personal information',
  },
  {
    ...notBuilt,
    code: 'CN-CERT',
    name: 'certification of the export of personal information',
    from: ['CN'],
    to: ['HK', 'MO'],
    inForceFrom: '2026-01-01',
    source: 'CAC and SAMR, Order 20, Measures on the certification of the export of personal information',
  },
  {
    ...notBuilt,
    code: 'CN-SA',
    name: 'security assessment',
    from: ['CN'],
    to: ['HK', 'MO'],
    inForceFrom: '2022-09-01',
    source: 'CAC, Measures on the security assessment of outbound data transfers',
  },
  {
    ...notBuilt,
    code: 'CN-EX-SMALL',
    name: 'exemption: fewer than 100,000 persons a year, nothing sensitive, no critical infrastructure operator',
    from: ['CN'],
    to: ['HK', 'MO'],
    inForceFrom: '2024-03-22',
    source: flowProvisions,
  },
  {
    ...notBuilt,
    code: 'CN-EX-CONTRACT',
    name: 'exemption: contract with the person',
    from: ['CN'],
    to: ['HK', 'MO'],
    inForceFrom: '2024-03-22',
    source: flowProvisions,
  },
  {
    ...notBuilt,
    code: 'CN-EX-HR',
    name: 'exemption: management of employees',
    from: ['CN'],
    to: ['HK', 'MO'],
    inForceFrom: '2024-03-22',
    source: flowProvisions,
  },
  {
    ...notBuilt,
    code: 'CN-EX-EMERG',
    name: 'exemption: emergency',
    from: ['CN'],
    to: ['HK', 'MO'],
    inForceFrom: '2024-03-22',
    source: flowProvisions,
  },
  {
    ...notBuilt,
    code: 'CN-EX-TRANSIT',
    name: 'exemption: data collected elsewhere and sent out again',
    from: ['CN'],
    to: ['HK', 'MO'],
    inForceFrom: '2024-03-22',
    source: flowProvisions,
  },
  {
    ...notBuilt,
    code: 'CN-EX-FTZ',
    name: 'exemption: outside the negative list of a free trade zone',
    from: ['CN'],
    to: ['HK', 'MO'],
    inForceFrom: '2024-03-22',
    source: flowProvisions,
  },
  {
    ...notBuilt,
    code: 'CN-NOPI',
    name: 'no personal information and no important data',
    from: ['CN'],
    to: ['HK', 'MO'],
    inForceFrom: '2024-03-22',
    source: flowProvisions,
  },
  {
    ...notBuilt,
    code: 'HK-DPP3-SAME',
    name: 'use for the purpose of collection',
    from: ['HK'],
    to: ['CN', 'MO'],
    inForceFrom: null,
    source: 'Personal Data (Privacy) Ordinance (Cap. 486), data protection principle 3',
  },
  {
    ...notBuilt,
    code: 'HK-DPP3-CONSENT',
    name: 'use with prescribed consent',
    from: ['HK'],
    to: ['CN', 'MO'],
    inForceFrom: null,
    source: 'Personal Data (Privacy) Ordinance (Cap. 486), data protection principle 3',
  },
  {
    ...notBuilt,
    code: 'HK-RMC',
    name: 'recommended model contractual clauses',
    from: ['HK'],
    to: ['MO'],
    inForceFrom: null,
    source: 'PCPD, recommended model contractual clauses for cross-border transfer',
  },
  {
    ...notBuilt,
    code: 'MO-ADEQ',
    name: 'adequate protection at the destination',
    from: ['MO'],
    to: ['CN', 'HK'],
    inForceFrom: null,
    source: 'Macao, Law 8/2005, Art. 19',
  },
  {
    ...notBuilt,
    code: 'MO-20-1',
    name: 'derogation with notification',
    from: ['MO'],
    to: ['CN', 'HK'],
    inForceFrom: null,
    source: 'Macao, Law 8/2005, Art. 20(1)',
  },
  {
    ...notBuilt,
    code: 'MO-20-2',
    name: 'authorisation',
    from: ['MO'],
    to: ['CN', 'HK'],
    inForceFrom: null,
    source: 'Macao, Law 8/2005, Art. 20(2)',
  },
  {
    ...notBuilt,
    code: 'ONSITE',
    name: 'reader in the place of origin, without a copy',
    from: ['CN', 'HK', 'MO'],
    to: ['CN', 'HK', 'MO'],
    inForceFrom: null,
    source: 'scheme GBA-AI 2026-1, reading at the origin',
  },
] as const satisfies readonly BasisKind[]

export type BasisCode = (typeof basisKinds)[number]['code']

const kindByCode: ReadonlyMap<string, BasisKind> = new Map(basisKinds.map((kind) => [kind.code, kind]))

/** What this version knows of a basis code; undefined for a code that it does not know. */
export function basisKindOf(code: string): BasisKind | undefined {
  return kindByCode.get(code)
}
