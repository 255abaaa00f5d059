import { readRow } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { dayIn } from '@concert/domain/instant'
import { jurisdictionOf, recognisingAuthorities } from '@concert/domain/jurisdictions'
import { transactional } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'
import { findApplication } from '#contracted-applications.ts'
import { evaluationCase } from './case.ts'
import { closuresOf } from './closures-of.ts'
import { dossierOf } from './dossier.ts'
import { findEvaluationOf } from './store.ts'

const nobody = { body: { told: null, authorities: [] } }

/**
 * Which files of a granted dossier are closed now, for the authorities that are asked to recognise it, whether they have decided or not. The
 * same number of changes always says the same of the files. Step 6 of docs/flows/recognition.md.
 */
export const getEvidenceToTell = transactional(operations.getEvidenceToTell, async (request, _context, transaction) => {
  if ((await findApplication(transaction, request.params.applicationId)) === undefined) notFound('application')
  const stored = await findEvaluationOf(transaction, request.params.applicationId)
  const row = stored === undefined ? undefined : readRow(evaluationCase, stored)
  if (row?.state.status !== 'granted') return nobody
  const { authority, applicationId, evaluationId, placesOfUse } = row.state
  const cited = new Set(dossierOf(row).findings.flatMap(({ evidence }) => evidence))
  const files = (await closuresOf(transaction, applicationId)).filter(({ digest }) => cited.has(digest))
  const changes = files.reduce((sum, file) => sum + file.changes, 0)
  if (changes === 0) return nobody
  const closed = files.flatMap(({ digest, closure }) => {
    if (closure === null) return []
    const since = dayIn(jurisdictionOf(authority), closure.since)
    if (since === null) throw new Error(`the file ${digest} is closed since no day`)
    return [{ digest, reason: closure.reason, since }]
  })
  const authorities = [...recognisingAuthorities(authority, placesOfUse)]
  return { body: { told: { evaluationId, changes, closed }, authorities } }
})
