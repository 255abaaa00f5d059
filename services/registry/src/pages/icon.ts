import { hash } from 'node:crypto'

/** Three authorities around one certificate. Without an icon a browser requests `/favicon.ico` from every origin. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b4f8a"/>' +
  '<g fill="none" stroke="#fff" stroke-width="2.5"><circle cx="16" cy="12" r="5.5"/><circle cx="12" cy="19" r="5.5"/>' +
  '<circle cx="20" cy="19" r="5.5"/></g></svg>'

/** The address contains the version, so that a cache can keep it permanently. */
export const iconHref = `/assets/icon.svg?v=${hash('sha256', icon, 'hex').slice(0, 12)}`
