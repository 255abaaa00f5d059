import { describe, expect, test } from 'vitest'
import { digestA, digestB } from '../examples.ts'
import { residencyCategories, type ResidencyCategory } from '../residency/category.ts'
import { staffRoles } from '../roles.ts'
import { contractOf, contractPairs, counterOf, parties } from '../transfer-basis/examples.ts'
import { factsOf, readOfEvaluator, readingPlaces, withObject, withOffice } from './examples.ts'
import { decideRead } from './read-gate.ts'
import type { ReadContent, ReadFacts } from './read-facts.ts'

const clean = { digest: digestA, state: 'clean', personalData: 'none-found' } as const

/** What is missing: each code with the words that tell it apart. */
function missingOf(facts: ReadFacts, change: Partial<ReadContent> = {}): string[] {
  const decision = decideRead({ ...readOfEvaluator, ...change }, facts)
  if (decision.ok) return []
  return decision.refusal.violations.map(({ code, params }) =>
    [code, ...Object.values(params).flat().map(String)].join(' '),
  )
}

function groundsOf(facts: ReadFacts): string[] {
  const decision = decideRead(readOfEvaluator, facts)
  return decision.ok
    ? decision.grounds.map((ground) => `${ground.origin} ${ground.kind === 'basis' ? ground.basisId : ground.kind}`)
    : []
}

describe('in the own cell', () => {
  test.each(residencyCategories.filter((one) => one !== 'C0' && one !== 'C11'))(
    'an assigned and declared evaluator reads %s without any basis',
    (category) => {
      for (const place of readingPlaces) {
        expect(groundsOf(factsOf(place, category, [place], []))).toEqual([`${place} own-cell`])
      }
    },
  )

  test('important data are read in the mainland only, and state secrets nowhere', () => {
    expect(groundsOf(factsOf('CN', 'C11', ['CN'], []))).toEqual(['CN own-cell'])
    expect(missingOf(factsOf('HK', 'C11', ['HK']))).toEqual(['content-never-read C11'])
    expect(missingOf(factsOf('HK', 'C11', ['CN', 'HK']))).toContain('content-never-read C11')
    for (const place of readingPlaces) {
      expect(missingOf(factsOf(place, 'C0', [place]))).toEqual(['content-never-read C0'])
    }
  })

  test('what goes home through the cell of its origin is read, once a scanner has looked at it', () => {
    const home = { ...factsOf('MO', 'C8', ['MO'], []), through: 'MO' } as const
    expect(groundsOf(home)).toEqual(['MO own-cell'])
    expect(missingOf(withObject(home, { scan: { ...clean, state: 'not-scanned' } }))).toEqual([
      'content-not-clean not-scanned',
    ])
  })

  test('what no scanner has looked at is read, and marked', () => {
    const facts = withObject(factsOf('HK', 'C8', ['HK']), { scan: { ...clean, state: 'not-scanned' } })
    expect(decideRead(readOfEvaluator, facts)).toMatchObject({ ok: true, isUnscanned: true })
    expect(decideRead(readOfEvaluator, factsOf('HK', 'C8', ['HK']))).toMatchObject({ ok: true, isUnscanned: false })
  })

  test.each([
    ['quarantined', { ...clean, state: 'quarantined' }],
    ['other-bytes', { ...clean, digest: digestB }],
    ['other-bytes', { ...clean, state: 'not-scanned', digest: digestB }],
    ['unknown', null],
    ['unknown', { ...clean, state: 'fine' as 'clean' }],
  ] as const)('what is %s is not read', (state, scan) => {
    expect(missingOf(withObject(factsOf('HK', 'C3', ['HK']), { scan }))).toEqual([`content-not-clean ${state}`])
  })

  test('a read leaves a receipt of every guard, with inputs that are JSON', () => {
    const decision = decideRead(readOfEvaluator, factsOf('HK', 'C3', ['HK']))
    const receipts = decision.ok ? decision.receipts : []
    expect(receipts.map(({ guard, clause }) => `${guard} ${clause}`)).toEqual([
      'authorised-for-function iso17065-6.1.2',
      'assigned-to-case iso17065-4.5',
      'impartiality-declared iso17065-6.1.3',
      'no-conflict-of-interest iso17065-4.2',
      'cooled-off iso17065-4.2.10',
      'purpose-is-its-case iso17065-4.5',
      'places-and-category-known gbaai-residency',
      'scan-at-pinned-digest gbaai-evidence',
      'category-allows gbaai-residency',
      'crosses-once gbaai-border',
      'basis-live gbaai-border',
    ])
    for (const { inputs } of receipts) {
      expect(Object.keys(inputs ?? {}).length).toBeGreaterThan(0)
      expect(JSON.parse(JSON.stringify(inputs))).toStrictEqual(inputs)
    }
  })
})

describe('the reader', () => {
  const facts = factsOf('HK', 'C3', ['HK'])
  const { authorisation } = facts
  if (authorisation === null) throw new Error('the example has an authorisation')
  const function_ = { function: 'report-reviewer' } as const

  test.each([
    [
      'without an authorisation',
      { authorisation: null },
      ['not-authorised evaluator none', 'read-fact-unknown office'],
    ],
    [
      'whose authorisation has expired',
      { authorisation: { ...authorisation, validUntil: readOfEvaluator.at } },
      ['not-authorised evaluator expired'],
    ],
    [
      'authorised for another function',
      { authorisation: { ...authorisation, ...function_ } },
      ['not-authorised evaluator for-another-function'],
    ],
    ['who is not assigned', { assignedAs: ['report-reviewer'] }, ['file-not-needed']],
    ['who has not declared', { declaredFor: [] }, ['impartiality-not-declared per_evaluator1 evaluator']],
    ['who declared a conflict', { hasConflict: true }, ['conflict-declared']],
    ['who serves the client', { lastServedClientOn: '2026-11-27' }, ['cooling-off 2026-11-27 2028-11-27']],
    ['of an unknown place', { authorisation: { ...authorisation, office: { ...parties.HK, place: 'XX' } } }, null],
  ] as const)('%s is refused', (_who, change, said) => {
    const missing = missingOf({ ...facts, ...change } as ReadFacts)
    if (said === null) expect(missing).toContain('read-fact-unknown office')
    else expect(missing).toEqual(expect.arrayContaining([...said]))
    expect(missing.length).toBeGreaterThan(0)
  })

  test('must have the function now, and name no other authorisation', () => {
    const actor = { ...readOfEvaluator.actor, roles: [] }
    expect(missingOf(facts, { actor })).toEqual(['not-authorised evaluator none'])
    const expired = { ...facts, authorisation: { ...authorisation, validUntil: readOfEvaluator.at } }
    expect(missingOf(expired, { actor })).toEqual(['not-authorised evaluator expired'])
    const named = { ...readOfEvaluator.actor, authorisationId: 'aut_other' }
    expect(missingOf(facts, { actor: named })).toEqual(['not-authorised evaluator not-the-one-named'])
  })

  test.each(staffRoles)('%s reads when the function judges a case by its evidence', (role) => {
    const judges = ['application-reviewer', 'evaluator', 'report-reviewer', 'decision-maker'].includes(role)
    const as = {
      ...facts,
      authorisation: { ...authorisation, function: role },
      assignedAs: [role],
      declaredFor: [role],
    }
    const read = { function: role, actor: { id: 'per_1', roles: [role] } }
    expect(missingOf(as, read)).toEqual(judges ? [] : ['file-not-needed'])
  })

  test('reads for the case that the evidence belongs to', () => {
    expect(missingOf(facts, { purpose: 'app_2' })).toEqual(['evidence-of-another-case app_2'])
  })

  test('is refused at an instant that cannot be read', () => {
    expect(missingOf({ ...facts, lastServedClientOn: '2026-11-27' }, { at: 'soon' })).toEqual([
      'not-authorised evaluator expired',
    ])
  })

  test('hears of everything that is missing at once', () => {
    const bare = { ...factsOf('MO', 'C8', ['CN'], []), assignedAs: [], declaredFor: [], hasConflict: true }
    const accepted = 'CN-GBASC-MO CN-SC CN-CERT CN-SA CN-EX-SMALL CN-EX-CONTRACT CN-EX-HR CN-EX-EMERG CN-EX-FTZ'
    expect(missingOf(withObject(bare, { scan: null }), { purpose: 'app_2' })).toEqual([
      'file-not-needed',
      'impartiality-not-declared per_evaluator1 evaluator',
      'conflict-declared',
      'evidence-of-another-case app_2',
      'content-not-clean unknown',
      `basis-missing CN MO C8 ${accepted}`,
    ])
  })
})

describe('personal data cross under the standard contract of exactly their pair of places', () => {
  test.each(contractPairs)(
    '%s of the edition %s lets C8 be read from %s in %s, and says so',
    (code, _edition, from, to) => {
      expect(groundsOf(factsOf(to, 'C8', [from], [code]))).toEqual([`${from} bas_${code}`])
      for (const [other] of contractPairs) {
        if (other !== code)
          expect(missingOf(factsOf(to, 'C8', [from], [other]))[0]).toMatch(`basis-missing ${from} ${to} C8`)
      }
    },
  )

  test('between Hong Kong and Macao there is no contract, and what would do is not built', () => {
    expect(missingOf(factsOf('MO', 'C8', ['HK']))).toEqual(['basis-missing HK MO C8 HK-RMC', 'basis-not-built HK-RMC'])
    expect(missingOf(factsOf('HK', 'C8', ['MO']))).toEqual([
      'basis-missing MO HK C8 MO-20-1 MO-20-2',
      'basis-not-built MO-20-1',
      'basis-not-built MO-20-2',
    ])
  })

  test('a basis of a kind that is not built is named as such', () => {
    const facts = factsOf('HK', 'C8', ['CN'], [])
    expect(missingOf({ ...facts, bases: [contractOf('CN-GBASC-HK', { code: 'CN-SC' })] })).toEqual([
      'basis-not-built CN-SC',
    ])
  })

  test('a basis of another pair of places is not even considered', () => {
    const facts = factsOf('HK', 'C8', ['CN'], [])
    for (const change of [{ recipient: parties.MO }, { exporter: parties.MO }]) {
      const missing = missingOf({ ...facts, bases: [contractOf('CN-GBASC-HK', { code: 'CN-SC', ...change })] })
      expect(missing).toHaveLength(1)
      expect(missing[0]).toMatch('basis-missing CN HK C8')
    }
  })

  test('sensitive data leave the mainland under a contract with a separate consent, and Hong Kong and Macao never', () => {
    expect(groundsOf(factsOf('HK', 'C9', ['CN']))).toEqual(['CN bas_CN-GBASC-HK'])
    const basis = contractOf('CN-GBASC-HK', { separateConsentReference: null })
    expect(missingOf({ ...factsOf('HK', 'C9', ['CN']), bases: [basis] })).toEqual([
      `contract-term-not-met ${basis.basisId} separate-consent`,
    ])
    expect(missingOf(factsOf('CN', 'C9', ['HK']))).toEqual(['content-stays C9 HK CN on-site'])
    expect(missingOf(factsOf('HK', 'C9', ['MO']))).toEqual(['content-stays C9 MO HK on-site'])
  })

  test('important data wait for a security assessment, which is not built', () => {
    expect(missingOf(factsOf('HK', 'C11', ['CN']))).toEqual(['basis-missing CN HK C11 CN-SA', 'basis-not-built CN-SA'])
  })

  test.each([
    ['category', factsOf('HK', 'C8', ['CN']), { categories: ['C9'] }],
    ['purpose', factsOf('HK', 'C8', ['CN']), { purposes: ['app_2'] }],
  ] as const)('a contract that does not cover the %s does not', (what, facts, change) => {
    expect(missingOf({ ...facts, bases: [contractOf('CN-GBASC-HK', change)] })).toEqual([
      `basis-does-not-cover bas_CN-GBASC-HK ${what}`,
    ])
  })

  test('the reader works in an office of the recipient, in the area', () => {
    const facts = factsOf('CN', 'C8', ['HK'])
    const said = (what: string) => [`basis-does-not-cover bas_HK-GBASC ${what}`]
    expect(missingOf(withOffice(facts, { entity: 'USCC:91440100MAYY000263' }))).toEqual(said('entity'))
    expect(missingOf(withOffice(facts, { city: 'Beijing' }))).toEqual(said('office'))
    expect(missingOf(withOffice(facts, { city: null }))).toEqual(said('office'))
    expect(missingOf(withOffice(facts, { city: 'Zhuhai' }))).toEqual([])
  })

  test('one of several contracts suffices, and all that is against each is told when none does', () => {
    const facts = factsOf('HK', 'C8', ['CN'])
    const lapsed = contractOf('CN-GBASC-HK', { basisId: 'bas_old', validUntil: '2026-11-01' })
    const other = contractOf('CN-GBASC-HK', { basisId: 'bas_other', purposes: ['app_2'] })
    const counters = [...facts.counters, counterOf(lapsed), counterOf(other)]
    expect(groundsOf({ ...facts, counters, bases: [lapsed, other, ...facts.bases] })).toEqual(['CN bas_CN-GBASC-HK'])
    expect(missingOf({ ...facts, counters, bases: [lapsed, other] })).toEqual([
      'basis-lapsed bas_old expired',
      'basis-does-not-cover bas_other purpose',
    ])
  })
})

describe('content without personal data', () => {
  test.each(['C1', 'C3', 'C4', 'C5', 'C6'] as const)(
    'of category %s crosses from Hong Kong and Macao without a basis',
    (one) => {
      for (const [from, to] of [
        ['HK', 'CN'],
        ['HK', 'MO'],
        ['MO', 'CN'],
        ['MO', 'HK'],
      ] as const) {
        expect(groundsOf(factsOf(to, one, [from], []))).toEqual([`${from} category`])
      }
    },
  )

  test.each(['C3', 'C4', 'C6'] as const)(
    'of category %s waits in the mainland for a basis that is not built',
    (one) => {
      expect(missingOf(factsOf('HK', one, ['CN']))).toEqual([
        `basis-missing CN HK ${one} CN-NOPI`,
        'basis-not-built CN-NOPI',
      ])
    },
  )

  test.each(['C1', 'C5'] as const)('of category %s crosses from the mainland without a basis', (one) => {
    expect(groundsOf(factsOf('MO', one, ['CN'], []))).toEqual(['CN category'])
  })

  const refusals: readonly (readonly [string, ResidencyCategory, Partial<ReadFacts['object']>, string])[] = [
    ['is not scanned', 'C1', { scan: { ...clean, state: 'not-scanned' } }, 'content-not-clean not-scanned'],
    ['holds personal data', 'C3', { scan: { ...clean, personalData: 'found' } }, 'no-personal-data'],
    [
      'was not scanned for personal data',
      'C6',
      { scan: { ...clean, personalData: 'not-scanned' } },
      'no-personal-data',
    ],
    ['has a group of nine', 'C5', { smallestGroup: 9 }, 'no-small-groups'],
    ['has groups that nobody looked at', 'C5', { smallestGroup: null }, 'no-small-groups'],
  ]
  test.each(refusals)('that %s does not cross', (_what, category, change, said) => {
    const missing = missingOf(withObject(factsOf('CN', category, ['HK']), change))
    expect(missing).toEqual([said.includes(' ') ? said : `crossing-condition-missing ${category} HK CN ${said}`])
  })

  test('that is technical crosses with an undertaking, and out of the mainland once it is checked as well', () => {
    const facts = { ...factsOf('MO', 'C4', ['HK']), hasConfidentialityUndertaking: false }
    expect(missingOf(facts)).toEqual(['crossing-condition-missing C4 HK MO confidentiality-undertaking'])
    expect(missingOf(withObject(factsOf('MO', 'C4', ['CN']), { isTechnologyExportChecked: false }))).toContain(
      'crossing-condition-missing C4 CN MO technology-export-check',
    )
    expect(missingOf(withObject(factsOf('MO', 'C4', ['HK']), { isTechnologyExportChecked: false }))).toEqual([])
  })

  test('whose scan is of other bytes has not been found free of personal data', () => {
    const facts = withObject(factsOf('CN', 'C3', ['HK']), { scan: { ...clean, digest: digestB } })
    expect(missingOf(facts)).toEqual([
      'content-not-clean other-bytes',
      'crossing-condition-missing C3 HK CN no-personal-data',
    ])
    expect(missingOf(withObject(facts, { scan: null }))).toContain(
      'crossing-condition-missing C3 HK CN no-personal-data',
    )
  })
})

describe('content that stays at its origin', () => {
  test.each([
    ['C2', 'derived-fields', 'derived-fields'],
    ['C7', 'clean-room', 'clean-room'],
    ['C10', 'on-site', 'clean-room'],
    ['C12', 'pseudonymised', 'pseudonymised'],
    ['C13', 'summary', 'cooperation-notice'],
    ['C14', 'filing-status', 'filing-status'],
    ['C15', 'grades-and-reasons', 'grades-and-reasons'],
  ] as const)(
    '%s is seen as %s from the mainland and as %s from Hong Kong and Macao',
    (one, fromMainland, fromRegions) => {
      expect(missingOf(factsOf('HK', one, ['CN']))).toEqual([`content-stays ${one} CN HK ${fromMainland}`])
      expect(missingOf(factsOf('MO', one, ['CN']))).toEqual([`content-stays ${one} CN MO ${fromMainland}`])
      expect(missingOf(factsOf('CN', one, ['HK']))).toEqual([`content-stays ${one} HK CN ${fromRegions}`])
      expect(missingOf(factsOf('CN', one, ['MO']))).toEqual([`content-stays ${one} MO CN ${fromRegions}`])
    },
  )
})

describe('an object of several origins', () => {
  test('obeys the rule of each: a mixture with one mainland row does not go home freely', () => {
    expect(groundsOf(factsOf('HK', 'C8', ['HK'], []))).toEqual(['HK own-cell'])
    expect(missingOf(factsOf('HK', 'C8', ['CN', 'HK'], []))[0]).toMatch('basis-missing CN HK C8')
    expect(groundsOf(factsOf('HK', 'C8', ['CN', 'HK']))).toEqual(['CN bas_CN-GBASC-HK', 'HK own-cell'])
  })

  test('is read in a third place only under a basis of each origin', () => {
    expect(missingOf(factsOf('MO', 'C8', ['CN', 'HK']))).toEqual([
      'basis-missing HK MO C8 HK-RMC',
      'basis-not-built HK-RMC',
    ])
    expect(groundsOf(factsOf('CN', 'C8', ['HK', 'MO']))).toEqual(['HK bas_HK-GBASC', 'MO bas_MO-GBASC'])
  })

  test('of no origin, of an unknown one or of an unknown category is not read', () => {
    expect(missingOf(withObject(factsOf('HK', 'C3', ['HK']), { origins: [] }))).toEqual(['read-fact-unknown origin'])
    expect(missingOf(withObject(factsOf('HK', 'C1', ['HK']), { origins: ['HK', 'XX' as 'HK'] }))).toEqual([
      'read-fact-unknown origin',
      'content-never-read C1',
    ])
    expect(missingOf(withObject(factsOf('HK', 'C3', ['HK']), { category: 'C99' as 'C3' }))).toEqual([
      'read-fact-unknown category',
    ])
  })
})

describe('through the cell of another authority', () => {
  test('content goes to the place of that authority, under the basis of that pair', () => {
    const facts = { ...factsOf('MO', 'C8', ['CN'], ['CN-GBASC-MO']), through: 'MO' } as const
    expect(groundsOf(facts)).toEqual(['CN bas_CN-GBASC-MO'])
  })

  test('it goes no further: to an office elsewhere it would cross twice, whatever bases there are', () => {
    for (const [office, through] of [
      ['HK', 'MO'],
      ['CN', 'MO'],
      ['MO', 'HK'],
    ] as const) {
      const facts = { ...factsOf(office, 'C8', ['CN']), through }
      expect(missingOf(facts)).toEqual([`crosses-twice ${through} ${office}`])
      expect(missingOf({ ...facts, through: null })).toEqual([])
    }
  })

  test('of a reader whose office is not recorded that alone is said', () => {
    const facts = factsOf('MO', 'C1', ['CN'])
    const without = { ...facts, authorisation: facts.authorisation && { ...facts.authorisation, office: null } }
    expect(missingOf({ ...without, through: 'MO' })).toEqual(['read-fact-unknown office'])
  })
})
