import { folding } from '@concert/testing/folded'
import { effectDeclarationCase } from '#effect-declaration/case.ts'
import { effectCase } from '#effect/case.ts'
import { evaluationCase } from '#evaluation/case.ts'
import { peerDecisionCase } from '#peer-decision/case.ts'
import { peerEvidenceCase } from '#peer-evidence/case.ts'
import { recognitionCase } from '#recognition/case.ts'

/** Every kind of case of this service. */
export const kinds = [
  folding(evaluationCase),
  folding(recognitionCase),
  folding(peerDecisionCase),
  folding(peerEvidenceCase),
  folding(effectCase),
  folding(effectDeclarationCase),
]
