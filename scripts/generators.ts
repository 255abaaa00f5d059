import { authorizationGenerators } from './generate-authorization-matrix.ts'
import { proxyGenerators } from './generate-proxy-map.ts'
import { stateGenerators } from './generate-states.ts'
import { openApiGenerators } from './generate-openapi.ts'
import { baseFolder } from './api-base.ts'
import type { Generated } from './generate-tree.ts'

export const generated: Generated = {
  generators: [...openApiGenerators, ...stateGenerators, ...authorizationGenerators, ...proxyGenerators],
  folders: ['openapi'],
  kept: [baseFolder],
}
