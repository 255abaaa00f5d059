import { readConfig } from './prepare/config.ts'
import { prepareDeployment } from './prepare/prepare-deployment.ts'

const applied = await prepareDeployment(readConfig())
console.log(applied === 0 ? 'prepared; every migration was there' : `prepared; ${applied} migrations applied`)
