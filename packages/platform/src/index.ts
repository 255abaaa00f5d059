export { answerUnreadableRequest } from './answer-unreadable-request.ts'
export { type Authenticate, createAuthenticate, type Issuer } from './authenticate.ts'
export { type Actor, anonymous, type Caller } from './caller.ts'
export {
  authorityList,
  cellSettings,
  commonSettings,
  httpUrl,
  issuersOf,
  port,
  postgresUrl,
  readSettings,
  settingOf,
  variableOf,
} from './config.ts'
export { UNDECLARED_ANSWER, type UndeclaredAnswer } from './declared-statuses.ts'
export { createLogger } from './logger.ts'
export { problemsOf } from './operation-schema.ts'
export { type Call, type Called, CallRefused, callOperation } from './operation-client.ts'
export { type Answer, type OperationRequest, type PlainRequest, type Route, routesFor } from './operation-route.ts'
export { type OriginRoute, originRoutes, routeOf } from './origin/route-table.ts'
export { createCursors, type Cursors, pageOf } from './paging.ts'
export { cellProgram, type Opened, type Program, runProgram } from './program.ts'
export { etagOf, requireVersion } from './preconditions.ts'
export { notFound, RefusedRequest, refusalToProblem, rulesNotMet } from './refused-request.ts'
export { problemOf } from './render-problem.ts'
export { rolesAllowed } from './run-operation.ts'
export { REQUEST_TIME_MS, requestTimeMs, SILENCE_MS_MAX } from './request-time.ts'
export { createService } from './service.ts'
export { type CellContext, type ServiceOptions } from './service-options.ts'
