import type { Service } from '@concert/contracts/operation'
import type { OperationIdOf } from '@concert/contracts/operations'
import type { Route } from './operation-route.ts'

/** Every operation of a service with its route. A route that is missing or bound to another operation does not compile. */
type RoutesOf<S extends Service, Context> = {
  readonly [Id in OperationIdOf<S>]: Route<Context, Id>
}

/**
 * The routes, with a context whose `Part` is inferred from what the service opens. Accepts every route until `Part` is
 * inferred, because the compiler checks the routes once before that and would refuse them all.
 */
export type RoutesOnceKnown<S extends Service, Common, Part> = unknown extends Part
  ? unknown
  : RoutesOf<S, Common & Part>

/** Refuses at compile time a route of another service. TypeScript has no excess property check for spread objects. */
export type NoForeign<S extends Service, Routes> = {
  readonly [Id in Exclude<keyof Routes, OperationIdOf<S>>]: never
}

/** The routes as a list. The cast adds the context, which the compiler does not know here. */
export function routeList<Context>(routes: object): Route<Context>[] {
  return Object.values<Route<Context>>(routes as Readonly<Record<string, Route<Context>>>)
}
