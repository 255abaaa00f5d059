import { authorizationGenerators } from './generate-authorization-matrix.ts'
import { borderGenerators } from './generate-border.ts'
import { proxyGenerators } from './generate-proxy-map.ts'
import { stateGenerators } from './generate-states.ts'
import { openApiGenerators } from './generate-openapi.ts'
import { baseFolder } from './api-base.ts'
import type { Generated } from './generate-tree.ts'
import { verbFiles, verbGenerators } from './generate-verbs.ts'

/** Everything that is generated in this tree. */
export function generatedIn(root: string): Generated {
  return {
    generators: [
      ...openApiGenerators,
      ...stateGenerators,
      ...authorizationGenerators,
      ...borderGenerators,
      ...proxyGenerators,
      ...verbGenerators(root),
    ],
    made: ['openapi/**/*.*', verbFiles],
    kept: [baseFolder],
  }
}
