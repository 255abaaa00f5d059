import { type OperationId, operations } from '@concert/contracts/operations'
import { staffRoles } from '@concert/domain/roles'
import { operationIds } from './expected-answers.ts'

/** What a person may have to do with a case, one column of the table each. */
export const levels = [
  'works-on-it',
  'not-declared',
  'not-assigned',
  'supervisor',
  'in-conflict',
  'cooling-off',
  'other-applicant',
  'other-authority',
] as const
export type Level = (typeof levels)[number]

/**
 * What is shown: the `file`; the `parties`; nothing, by a refusal; or of a list of cases the `line` of this one. A draft that was
 * never submitted is not there for staff on any level.
 */
export type Sight = 'file' | 'parties' | 'line' | 'no line' | '401' | '403' | '404'

/** What belongs to the file of no client. */
const ofNoFile: readonly OperationId[] = [
  'getTransferBasis',
  'listTransferBases',
  'listLedgerDifferences',
  'listReadDifferences',
  'getLegalHold',
  'listLegalHolds',
  'getPerson',
  'getPersonAsKnown',
  'listPeople',
  'getAbsence',
  'getDataRequest',
  'listDataRequests',
  'getDataToHandOver',
  'listAbsences',
  'getAuthorisationGrant',
  'listAuthorisationGrants',
  'listAuthorisations',
  'getLoan',
  'listLoans',
  'getGroupLink',
  'listGroupLinks',
  'getRisk',
  'listRisks',
  // It says whose move each case is, which everybody on the staff may know; drafts are left out (services/applications/test/clocks.test.ts).
  'listClocks',
  'listClockMoves',
  'getClosedDay',
  'listClosedDays',
]

/** Every operation by which staff read something of a case. */
export const readsOfStaff = operationIds.filter((id) => {
  if (ofNoFile.includes(id)) return false
  const { method, surface, callers } = operations[id]
  return method === 'GET' && surface === 'cell' && callers.some((one) => staffRoles.some((role) => role === one))
})

/** Reads that show a part of a file and nothing beside it. */
const partsOfFiles: readonly OperationId[] = [
  'listCorrespondence',
  'getEvidenceCoverage',
  'getEvidence',
  'listEvidence',
  'readEvidenceContent',
  'readEvidencePage',
  'readEvidencePageImage',
  'readEvidencePageTable',
  'listEvidenceCustody',
  'getEvaluators',
  'listApplicationReads',
  'listEvaluationReads',
  'listRecognitionReads',
  'listEffectReads',
  'listBorderReads',
  'readEvidenceAcrossBorder',
  'listStandIns',
]

/** Content is for those who judge the case by it; a supervisor sees what is known of it. */
const content: readonly OperationId[] = [
  'readEvidenceContent',
  'readEvidencePage',
  'readEvidencePageImage',
  'readEvidencePageTable',
  'readEvidenceAcrossBorder',
]

/** Lists of cases, which show of each what everybody on the staff may know, and who may read them at all. */
const listsOfCases: readonly OperationId[] = [
  'listApplications',
  'listEvaluations',
  'listRecognitions',
  'listOrganisations',
]

export function expectedSight(id: OperationId, level: Level): Sight {
  const callers: readonly string[] = operations[id].callers
  if (level === 'other-authority') return '401'
  if (level === 'other-applicant' && !callers.includes('applicant')) return '403'
  if (listsOfCases.includes(id)) return level === 'other-applicant' ? 'no line' : 'line'
  if (level === 'other-applicant') return '404'
  if (level === 'supervisor' && content.includes(id)) return '403'
  if (level === 'works-on-it' || level === 'supervisor') return 'file'
  return partsOfFiles.includes(id) ? '403' : 'parties'
}

/** Who reads the list of organisations: application reviewers alone, who judge the claims. */
export const ofReviewersAlone: OperationId = 'listOrganisations'

const NAME_WIDTH = Math.max(...readsOfStaff.map((id) => id.length)) + 2

/** The table as text, one line per operation. */
export function sightsPicture(): string {
  const head = levels.map((level) => level.padEnd(level.length + 2))
  const lines = readsOfStaff
    .filter((id) => id !== ofReviewersAlone)
    .map((id) => {
      const cells = levels.map((level) => expectedSight(id, level).padEnd(level.length + 2))
      return `${id.padEnd(NAME_WIDTH)}${cells.join('')}`.trimEnd()
    })
  return [`${''.padEnd(NAME_WIDTH)}${head.join('')}`.trimEnd(), ...lines, ''].join('\n')
}
