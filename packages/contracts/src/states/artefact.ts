import { type Artefact, artefactStatuses, judgements } from '@concert/domain/artefact/state'
import { authorities, jurisdictionOf } from '@concert/domain/jurisdictions'
import { z } from 'zod'
import { instant } from '../primitives.ts'
import {
  acceptedFindings,
  artefactEvidence,
  artefactLineage,
  artefactParticulars,
  inspectionResult,
  judged,
  quarantine,
  shredded,
  technologyChecked,
} from '../shapes/artefact.ts'
import type { StateFormat } from './state-format.ts'

/** What is read of a document of version 1 to say where its file came from. */
const taken = z.looseObject({ authority: z.enum(authorities), digest: z.string() })

/** How what is known of an evidence file is kept. */
export const artefactState: StateFormat<Artefact> = {
  version: 12,
  schema: z.strictObject({
    ...artefactParticulars,
    ...artefactLineage,
    ...artefactEvidence,
    status: z.enum(artefactStatuses),
    quarantine: quarantine.nullable(),
    inspection: z.strictObject({ ...inspectionResult, at: instant }).nullable(),
    acceptedFindings: acceptedFindings.nullable(),
    judgement: z.enum(judgements).nullable(),
    judged: judged.nullable(),
    technologyCheck: technologyChecked.nullable(),
    shredded: shredded.nullable(),
  }),
  upcast: {
    1: ofPlaceOfCell,
    2: (document) => ({ ...document, quarantine: null }),
    3: (document) => ({ ...document, inspection: null }),
    4: (document) => ({ ...document, accepted: null }),
    5: (document) => ({ ...document, dataSubjects: null }),
    // Where the document is read with its columns, they say it.
    6: (document) => ({ kind: null, requirements: [], supersedes: null, isLate: false, ...document }),
    7: (document) => ({ judgement: null, judged: null, ...document }),
    8: acceptedByName,
    9: (document) => ({ shredded: null, ...document }),
    10: (document) => ({ smallestGroup: null, ...document }),
    11: (document) => ({ technologyCheck: null, ...document }),
  },
}

/** A file from before was taken as one of the place of its cell. */
function ofPlaceOfCell(document: object): object {
  const { authority, digest } = taken.parse(document)
  const place = jurisdictionOf(authority)
  return { ...document, origins: [place], madeIn: place, unmixedProof: null, scanDigest: digest }
}

/** What was called `accepted` stood beside a judgement that may be called so too. */
function acceptedByName({ accepted, ...document }: { readonly accepted?: unknown }): object {
  return { ...document, acceptedFindings: accepted }
}
