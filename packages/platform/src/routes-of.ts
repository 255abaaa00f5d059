import type { Service } from '@concert/contracts/operation'
import type { OperationIdOf } from '@concert/contracts/operations'
import type { Route } from './operation-route.ts'

/** Every operation of a service with its route: one that is missing, or bound to another operation, does not compile. */
type RoutesOf<S extends Service, Context> = {
  readonly [Id in OperationIdOf<S>]: Route<Context, Id>
}

/**
 * The routes over a context whose own part is inferred from what the service opens. The compiler looks at the routes once
 * before it knows that part, and would refuse all of them there.
 */
export type RoutesOnceKnown<S extends Service, Common, Part> = unknown extends Part
  ? unknown
  : RoutesOf<S, Common & Part>

/** Nothing else: a route of another service does not compile. Spread objects have no excess check of the compiler's own. */
export type NoForeign<S extends Service, Routes> = {
  readonly [Id in Exclude<keyof Routes, OperationIdOf<S>>]: never
}

/** The routes one by one. The compiler knows what is bound to each id, and not that every value is a route of this context. */
export function routeList<Context>(routes: object): Route<Context>[] {
  return Object.values<Route<Context>>(routes as Readonly<Record<string, Route<Context>>>)
}
