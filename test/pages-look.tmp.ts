import { mkdtempSync } from 'node:fs'
import { startConstellation, startOwnDatabases, tellStory } from '@concert/local'
const folder = mkdtempSync('/tmp/look/site-')
const databases = await startOwnDatabases(folder, { persistent: false })
const t0 = Date.now()
const constellation = await startConstellation({ folder, databases, port: 8391, logLevel: 'warn' })
console.log('up', Date.now() - t0)
const quiet = { step: () => 0, request: () => 0, remark: () => 0 }
const result = await tellStory({ origin: constellation.origin, folder, narrator: quiet as never })
console.log('told', Date.now() - t0, constellation.origin, JSON.stringify(result))
process.on('SIGTERM', async () => { await constellation.stop(); await databases.stop(); process.exit(0) })
