import type { Opening } from '@concert/cases/open'
import type { StoredRow } from '@concert/cases/case'
import { certificateContent } from '@concert/contracts/certificate-content'
import type { OperationShape } from '@concert/contracts/operation'
import { canonicalBytes, digestHex } from '@concert/credentials/canonical'
import { certificateLints } from '@concert/domain/certificate/lints'
import type { OpeningParticulars } from '@concert/domain/certificate/opening'
import type { StorePeerIntentFacts } from '@concert/domain/intent/commands'
import { jurisdictionOf } from '@concert/domain/jurisdictions'
import type { StandingFacts } from '@concert/domain/standing-guards'
import type { ContentDraft } from './build-content.ts'
import type { IntentCase } from './case.ts'
import type { IntentRow } from './store.ts'

/** What is to be signed in this cell, and what was looked up to judge whether it may be. */
export interface Proposal {
  readonly content: ContentDraft
  /** The application in the lead's cell; a recognising cell has none. */
  readonly applicationId: string | null
  readonly own: Pick<OpeningParticulars, 'decision' | 'conditions' | 'decidedAt'>
  readonly facts: Omit<StorePeerIntentFacts, keyof StandingFacts | 'recorded' | 'disagreements' | 'leadSignatureFaults'>
}

/** What there is already of the decision or the number, and what would be stored. */
export interface Found<P extends Proposal = Proposal> {
  readonly stored: StoredRow<IntentRow> | undefined
  /** Absent where nothing can differ from what is stored. */
  readonly proposal?: P
}

type Asked<P extends Proposal> = Opening<IntentCase, OperationShape, Found<P>>

/** @throws Error when an intent is judged that nobody proposed */
export function proposedBy<P extends Proposal>({ found: { proposal } }: Asked<P>): P {
  if (proposal === undefined) throw new Error('an intent that is stored is not proposed again')
  return proposal
}

/** From then on the bytes of the content may be signed, and no others. */
export const openingIntent = {
  existing: async ({ found: { stored } }: Asked<Proposal>) => stored,
  edition: (asked: Asked<Proposal>) => proposedBy(asked).content.edition,
  given: (asked: Asked<Proposal>): OpeningParticulars => {
    const { content, own } = proposedBy(asked)
    const { edition, certificateNumber, leadAuthority, evaluationId, validFrom, validTo } = content
    const { authority } = asked.transaction
    return {
      authority,
      edition,
      certificateNumber,
      jurisdiction: jurisdictionOf(authority),
      leadAuthority,
      evaluationId,
      certificateDigest: digestHex(canonicalBytes(content)),
      ...own,
      validFrom,
      validTo,
    }
  },
  onAuthorisation: (asked: Asked<Proposal>) => proposedBy(asked).facts.signatoryAuthorisation?.id,
  columns: (asked: Asked<Proposal>): Omit<IntentRow, 'version' | 'state'> => {
    const { content: draft, applicationId } = proposedBy(asked)
    const content = certificateContent.parse(draft)
    return {
      applicationId,
      contentBytes: canonicalBytes(content),
      content,
      lints: certificateLints.map(({ id, clause }) => ({ id, clause })),
      storedAt: asked.transaction.now,
      credential: null,
      assembledAt: null,
      publishedAt: null,
      attestations: [],
    }
  },
}
