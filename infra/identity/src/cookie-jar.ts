interface Cookie {
  name: string
  value: string
  path: string
}

/** The cookies of one browser at one host, by name and path (RFC 6265 §5.3), as far as sign-in needs them. */
export interface CookieJar {
  /** The Cookie header for a URL. */
  headerFor(url: URL): string
  /** Stores the cookies that a response sets; an expired cookie is removed. */
  keep(response: Response, url: URL): void
}

export function createCookieJar(): CookieJar {
  const cookies = new Map<string, Cookie>()
  return {
    headerFor: ({ pathname }) =>
      [...cookies.values()]
        .filter(({ path }) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
        .map(({ name, value }) => `${name}=${value}`)
        .join('; '),
    keep: (response, url) => {
      for (const line of response.headers.getSetCookie()) {
        const { cookie, expired } = parse(line, url)
        const key = `${cookie.name};${cookie.path}`
        if (expired) cookies.delete(key)
        else cookies.set(key, cookie)
      }
    },
  }
}

function parse(line: string, url: URL): { cookie: Cookie; expired: boolean } {
  const [pair = '', ...attributes] = line.split(/;\s*/)
  const separator = pair.indexOf('=')
  const attribute = (name: string) =>
    attributes.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1)
  const expires = attribute('expires')
  return {
    cookie: {
      name: pair.slice(0, separator),
      value: pair.slice(separator + 1),
      path: attribute('path') ?? url.pathname.replace(/\/[^/]*$/, ''),
    },
    expired: expires !== undefined && Date.parse(expires) <= Date.now(),
  }
}
