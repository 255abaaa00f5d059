/**
 * What an answer tells a browser that opens it by itself (OWASP ASVS 5.0, 3.4): it is what its type says, loads and runs nothing, stands in
 * no frame and in no page of another site. Pages have a policy of their own in place of this one.
 */
export const browserHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Nothing is loaded except the pages' own style and icon, no script runs, and nobody may frame them. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Two years: browsers then ask this host and those below it by https only. For an origin that is https. */
export const httpsOnly: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
}
