import { authorizationGenerators } from './generate-authorization-matrix.ts'
import { stateGenerators } from './generate-states.ts'
import { openApiGenerators } from './generate-openapi.ts'
import type { Generator } from './generated-file.ts'

/** Folders in which every file is generated, so that one which nobody makes any more is found. */
export const generatedFolders: readonly string[] = ['openapi']

export const generators: readonly Generator[] = [...openApiGenerators, ...stateGenerators, ...authorizationGenerators]
