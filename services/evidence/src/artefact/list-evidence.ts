import { readRow } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { EvidenceContext } from '#context.ts'
import { artefactCase } from './case.ts'
import { requireApplication } from './require-application.ts'
import { requireFile } from './require-file.ts'
import { representArtefact } from './representation.ts'
import { newestArtefacts } from './store.ts'

/** One page of an application's evidence, newest first. */
export const listEvidence = transactional(
  operations.listEvidence,
  async ({ query: { applicationId, limit, cursor }, caller, actor }, { cursors }: EvidenceContext, transaction) => {
    if (caller.kind === 'staff') await requireFile(transaction, applicationId, 'application', { caller, actor })
    else await requireApplication(transaction, applicationId)
    const signed = { list: 'evidence', authority: transaction.authority, applicationId }
    const after = cursors.read(signed, cursor)
    const rows = await newestArtefacts(transaction, applicationId, after, limit + 1)
    const bodies = rows.map((row) => representArtefact(readRow(artefactCase, row)).body)
    return { body: pageOf(bodies, limit, (last) => cursors.write(signed, [last.storedAt, last.evidenceId])) }
  },
)
