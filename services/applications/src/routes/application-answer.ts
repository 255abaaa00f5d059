import type { Role } from '@concert/domain/roles'
import { representApplication } from '#representations/application.ts'

/** An application as the answer of an operation, with its version as ETag. */
export function applicationAnswer(
  record: Parameters<typeof representApplication>[0],
  { roles }: { readonly roles: readonly Role[] },
) {
  return { body: representApplication(record, roles), version: record.version }
}
