export { type AuthorityCast, cast, type Company, type StaffMember } from './cast/cast.ts'
export { type Constellation, type ConstellationOptions, startConstellation } from './constellation.ts'
export { type Databases, planes, root, startOwnDatabases } from './databases.ts'
export { clientKeyFile } from './provision-keys.ts'
