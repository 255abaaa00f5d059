import { aiSystem } from '#ai-system/verbs.ts'
import { application } from '#application/verbs.ts'
import { correspondence } from '#correspondence/verbs.ts'
import { organisation } from '#organisation/verbs.ts'

/** Every verb of the service. */
export const routes = Object.values({ ...organisation, ...aiSystem, ...application, ...correspondence })
