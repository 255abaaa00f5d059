import type { FastifyInstance } from 'fastify'

/** The routes of a service by their paths. */
export interface RoutesByPath {
  /** The methods under which the path of this URL has a route. */
  methodsAt(url: string): string[]
}

/** Remembers every route that is added from now on: Fastify finds a route by its path and its method together only. */
export function followRoutes(app: FastifyInstance): RoutesByPath {
  const paths = new Map<string, { readonly fits: RegExp; readonly methods: Set<string> }>()
  app.addHook('onRoute', ({ url, method }) => {
    const known = paths.get(url) ?? { fits: patternOf(url), methods: new Set() }
    for (const one of [method].flat()) known.methods.add(one)
    paths.set(url, known)
  })
  return {
    methodsAt(url) {
      const path = decoded(url.split('?')[0] ?? '')
      const fitting = [...paths.values()].filter(({ fits }) => fits.test(path))
      return [...new Set(fitting.flatMap(({ methods }) => [...methods]))].toSorted()
    },
  }
}

/** The paths of a route: `:name` stands for one segment, `*` for the rest. */
function patternOf(route: string): RegExp {
  const parts = route.split(/(:\w+|\*)/).map((part, index) => {
    if (index % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    return part === '*' ? '.*' : '[^/]+'
  })
  return new RegExp(`^${parts.join('')}$`, 's')
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
