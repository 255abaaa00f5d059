import { faultsOfIssues } from '@concert/contracts/faults-of-issues'
import { fault, type FoundError } from '@concert/contracts/found-errors'
import { pointerTo } from '@concert/contracts/json-pointer'
import type { z } from 'zod'

type FieldFault = 'field-missing' | 'field-repeated' | 'field-too-long' | 'field-unknown' | 'after-the-file'

/** What is wrong with the fields of a form, each fault at its field. */
export function formFaults(issues: readonly z.core.$ZodIssue[], fields: ReadonlyMap<string, string>): FoundError[] {
  return issues.flatMap((issue): FoundError[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => fieldFault('field-unknown', key))
    const name = String(issue.path[0] ?? '')
    return fields.has(name) ? [...faultsOfIssues([issue])] : [fieldFault('field-missing', name)]
  })
}

export function fieldFault(code: FieldFault, field: string): FoundError {
  return fault(code, pointerTo([field]), { field })
}
