import { addMonths, isCalendarDate } from '#instant.ts'
import type { Guard } from '#machine.ts'
import { isBlank, violation } from '#violation.ts'
import type { Violation } from '#violation.ts'
import { basisKindOf } from './basis-kinds.ts'
import type { ContractTerm } from './contract-terms.ts'
import { isInGreaterBayArea } from './greater-bay-area.ts'
import type { ImpactAssessment, Party, TransferBasis } from './transfer-basis.ts'

// What a GBA standard contract must have, whatever is read under it and whenever.

type ContractGuard = Guard<TransferBasis, unknown, unknown>

/** Records of the processing and of the assessment are kept for three years. */
const keptYearsMin = 3

/** The standard contract is for personal data. Important data need an assessment of their own. */
const contractCategories: readonly string[] = ['C8', 'C9']

/** Under the law of Hong Kong: use for the purpose of collection, or with prescribed consent. */
const hongKongBases: readonly string[] = ['HK-DPP3-SAME', 'HK-DPP3-CONSENT']

/** Both sides are in the area of their edition, and the direction is that of the code. */
const partiesAreInArea: ContractGuard = {
  name: 'contract-parties',
  clause: 'gbasc-parties',
  check: (basis) => {
    const { exporter, recipient } = basis
    return [
      ...unmet(basis, 'direction', isOfItsKind(basis)),
      ...unmet(basis, 'exporter', isEligible(exporter)),
      ...unmet(basis, 'recipient', isEligible(recipient) && recipient.entity !== exporter.entity),
    ]
  },
  inputs: ({ code, contractVersion, exporter, recipient }) => ({
    code,
    contractVersion,
    exporter: { ...exporter },
    recipient: { ...recipient },
  }),
}

/** The subjects know of it or consent, and its impact on them was found acceptable. */
const transferIsAssessed: ContractGuard = {
  name: 'contract-assessment',
  clause: 'gbasc-assessment',
  check: (basis) => [
    ...unmet(basis, 'legal-basis', hasLegalBases(basis)),
    ...unmet(basis, 'notice-or-consent', !isBlank(basis.noticeOrConsentReference)),
    ...unmet(basis, 'separate-consent', !basis.categories.includes('C9') || hasSeparateConsent(basis)),
    ...unmet(basis, 'impact-assessment', isAssessed(basis.impactAssessment, basis.effectiveOn)),
  ],
  inputs: ({ legalBases, noticeOrConsentReference, separateConsentReference, impactAssessment }) => ({
    legalBases: { ...legalBases },
    noticeOrConsentReference,
    separateConsentReference,
    impactAssessment: { ...impactAssessment },
  }),
}

/** What is transferred, how, for what and for how long is written in it. */
const transferIsDescribed: ContractGuard = {
  name: 'contract-terms',
  clause: 'gbasc-terms',
  check: (basis) => [
    ...unmet(basis, 'purposes', isFilled(basis.purposes)),
    ...unmet(basis, 'methods', isFilled(basis.methods)),
    ...unmet(basis, 'categories', isFilled(basis.categories) && basis.categories.every(isContractCategory)),
    ...unmet(basis, 'sensitivity', basis.isSensitive === basis.categories.includes('C9')),
    ...unmet(basis, 'subject-count', Number.isSafeInteger(basis.subjectCount) && basis.subjectCount > 0),
    ...unmet(basis, 'transmission', !isBlank(basis.transmission)),
    ...unmet(basis, 'retention', !isBlank(basis.retention)),
    ...unmet(basis, 'records-kept', basis.recordsKeptYears >= keptYearsMin),
    ...unmet(basis, 'breach-contacts', isFilled([basis.breachContacts.exporter, basis.breachContacts.recipient])),
  ],
  inputs: ({ purposes, methods, categories, isSensitive, subjectCount, recordsKeptYears }) => ({
    purposes: [...purposes],
    methods: [...methods],
    categories: [...categories],
    isSensitive,
    subjectCount,
    recordsKeptYears,
  }),
}

/** It is stored at the recipient's place and goes on only to others there. */
const staysInArea: ContractGuard = {
  name: 'contract-area',
  clause: 'gbasc-area',
  check: (basis) => {
    const { recipient, sameJurisdictionRecipients: others } = basis
    const areThere = others.every((other) => isEligible(other) && other.place === recipient.place)
    return [
      ...unmet(basis, 'storage-place', basis.storagePlace === recipient.place),
      ...unmet(basis, 'onward-recipients', areThere),
    ]
  },
  inputs: ({ storagePlace, recipient, sameJurisdictionRecipients: others }) => ({
    storagePlace,
    place: recipient.place,
    onward: others.map(({ entity, place, city }) => ({ entity, place, city })),
  }),
}

/** Everything that the contract itself must have. */
export const contractGuards: readonly ContractGuard[] = [
  partiesAreInArea,
  transferIsAssessed,
  transferIsDescribed,
  staysInArea,
]

/** Whether the subjects gave the separate consent that sensitive data need (PIPL Art. 29 and 39). */
function hasSeparateConsent({ separateConsentReference }: TransferBasis): boolean {
  return separateConsentReference !== null && !isBlank(separateConsentReference)
}

function unmet({ basisId }: TransferBasis, term: ContractTerm, isMet: boolean): Violation[] {
  return isMet ? [] : [violation('contract-term-not-met', '', { basisId, term }, basisId)]
}

function isOfItsKind({ code, contractVersion, exporter, recipient }: TransferBasis): boolean {
  const kind = basisKindOf(code)
  if (kind === undefined) return false
  return kind.contract === contractVersion && kind.from.includes(exporter.place) && kind.to.includes(recipient.place)
}

function isEligible(party: Party): boolean {
  return !isBlank(party.entity) && isInGreaterBayArea(party)
}

function hasLegalBases({ exporter, legalBases }: TransferBasis): boolean {
  if (!isFilled([legalBases.exporter, legalBases.recipient])) return false
  return exporter.place !== 'HK' || hongKongBases.includes(legalBases.exporter)
}

function isAssessed(assessment: ImpactAssessment, effectiveOn: string): boolean {
  const { reference, isLawfulAndNecessary, areRightsAndRisksAddressed, isRecipientAdequate, keptUntil } = assessment
  const isFound = isLawfulAndNecessary && areRightsAndRisksAddressed && isRecipientAdequate
  if (!isFound || isBlank(reference) || !isCalendarDate(keptUntil) || !isCalendarDate(effectiveOn)) return false
  return keptUntil >= addMonths(effectiveOn, 12 * keptYearsMin)
}

function isContractCategory(category: string): boolean {
  return contractCategories.includes(category)
}

function isFilled(texts: readonly string[]): boolean {
  return texts.length > 0 && !texts.some(isBlank)
}
