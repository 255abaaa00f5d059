import type { Authority } from '@concert/domain/jurisdictions'
import { assertFolded } from '@concert/testing/folded'
import { Pool } from 'pg'
import { effectDeclarationCase } from '#effect-declaration/case.ts'
import { effectCase } from '#effect/case.ts'
import { evaluationCase } from '#evaluation/case.ts'
import { peerDecisionCase } from '#peer-decision/case.ts'
import { recognitionCase } from '#recognition/case.ts'

/**
 * Whatever the commands of a test changed in a cell, the events of each case give what is stored of it.
 *
 * @throws AssertionError with the difference
 */
export async function assertEveryCaseFolded(adminUrl: string, authority: Authority): Promise<void> {
  const admin = new Pool({ connectionString: adminUrl })
  try {
    const { rows } = await admin.query<{ stream: string; id: string }>(
      'select distinct stream, stream_id as id from platform.events where authority = $1',
      [authority],
    )
    for (const { stream, id } of rows) await assertOneFolded(admin, authority, stream, id)
  } finally {
    await admin.end()
  }
}

function assertOneFolded(admin: Pool, authority: Authority, stream: string, id: string): Promise<void> {
  switch (stream) {
    case evaluationCase.stream:
      return assertFolded(evaluationCase, admin, authority, id)
    case recognitionCase.stream:
      return assertFolded(recognitionCase, admin, authority, id)
    case peerDecisionCase.stream:
      return assertFolded(peerDecisionCase, admin, authority, id)
    case effectCase.stream:
      return assertFolded(effectCase, admin, authority, id)
    case effectDeclarationCase.stream:
      return assertFolded(effectDeclarationCase, admin, authority, id)
    default:
      throw new Error(`no case of reviews has the stream ${stream}`)
  }
}
