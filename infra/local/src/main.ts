import { readConfig } from './prepare/config.ts'
import { prepareDeployment } from './prepare/prepare-deployment.ts'

const applied = await prepareDeployment(readConfig())
console.log(applied === 0 ? 'prepared; all migrations were already applied' : `prepared; ${applied} migrations applied`)
