import * as absences from './absences.ts'
import * as acceptedFindings from './accepted-findings.ts'
import * as applications from './applications.ts'
import * as authorisations from './authorisations.ts'
import * as borderReads from './border-reads.ts'
import * as certificates from './certificates.ts'
import * as clocks from './clocks.ts'
import * as closedDays from './closed-days.ts'
import * as correspondence from './correspondence.ts'
import * as dataRequests from './data-requests.ts'
import * as evaluationTeams from './evaluation-teams.ts'
import * as evaluations from './evaluations.ts'
import * as risks from './risks.ts'
import * as groupLinks from './group-links.ts'
import * as evidence from './evidence.ts'
import * as evidenceCorrection from './evidence-correction.ts'
import * as evidenceCoverage from './evidence-coverage.ts'
import * as evidencePages from './evidence-pages.ts'
import * as evidenceShredding from './evidence-shredding.ts'
import * as evidenceTechnology from './evidence-technology.ts'
import * as evidenceUploads from './evidence-uploads.ts'
import * as exchange from './exchange.ts'
import * as ledgers from './ledgers.ts'
import * as readLedgers from './read-ledgers.ts'
import * as legalHolds from './legal-holds.ts'
import * as loans from './loans.ts'
import * as lodgement from './lodgement.ts'
import * as members from './members.ts'
import type { OperationShape, Service } from './operation.ts'
import * as organisations from './organisations.ts'
import * as people from './people.ts'
import * as peopleImports from './people-imports.ts'
import * as peerEvidence from './peer-evidence.ts'
import * as recognitions from './recognitions.ts'
import * as registry from './registry.ts'
import * as setUp from './set-up.ts'
import * as staffAccounts from './staff-accounts.ts'
import * as transferBases from './transfer-bases.ts'
import * as workflows from './workflows.ts'

/** The modules that declare operations, in the order in which the documents show them. */
const modules = [
  organisations,
  members,
  applications,
  evidenceCoverage,
  lodgement,
  clocks,
  closedDays,
  correspondence,
  evidence,
  evidenceCorrection,
  evidenceShredding,
  evidenceTechnology,
  evidencePages,
  evidenceUploads,
  legalHolds,
  evaluations,
  evaluationTeams,
  acceptedFindings,
  recognitions,
  peerEvidence,
  certificates,
  exchange,
  transferBases,
  ledgers,
  readLedgers,
  borderReads,
  people,
  absences,
  dataRequests,
  peopleImports,
  authorisations,
  setUp,
  staffAccounts,
  loans,
  groupLinks,
  risks,
  registry,
  workflows,
]
type Modules = typeof organisations &
  typeof members &
  typeof applications &
  typeof evidenceCoverage &
  typeof clocks &
  typeof closedDays &
  typeof lodgement &
  typeof correspondence &
  typeof evidence &
  typeof evidenceCorrection &
  typeof evidenceShredding &
  typeof evidenceTechnology &
  typeof evidencePages &
  typeof evidenceUploads &
  typeof legalHolds &
  typeof evaluations &
  typeof evaluationTeams &
  typeof acceptedFindings &
  typeof recognitions &
  typeof peerEvidence &
  typeof certificates &
  typeof exchange &
  typeof transferBases &
  typeof ledgers &
  typeof readLedgers &
  typeof borderReads &
  typeof people &
  typeof absences &
  typeof dataRequests &
  typeof peopleImports &
  typeof authorisations &
  typeof setUp &
  typeof staffAccounts &
  typeof loans &
  typeof groupLinks &
  typeof risks &
  typeof registry &
  typeof workflows

type Operations = {
  readonly [Name in keyof Modules as Modules[Name] extends OperationShape ? Name : never]: Modules[Name]
}

/** Every operation there is, by its id: whatever the modules above export with `operation({ … })`. */
export const operations = Object.fromEntries(modules.flatMap(operationsIn)) as Operations

export type OperationId = keyof Operations
/** The ids of one service's operations. */
export type OperationIdOf<S extends Service> = {
  [Id in OperationId]: Operations[Id] extends { readonly service: S } ? Id : never
}[OperationId]

/** The operations of one service, by module and then by name. */
export function operationsOf(service: Service): OperationShape[] {
  return Object.values<OperationShape>(operations).filter((operation) => operation.service === service)
}

/** By name: in which order a module lists its exports depends on what loads it. */
function operationsIn(module: object): [name: string, exported: object][] {
  return Object.entries(module)
    .filter(([, exported]) => 'id' in exported && 'callers' in exported)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}
