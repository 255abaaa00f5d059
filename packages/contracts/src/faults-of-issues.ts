import { type ErrorOf, fault } from './found-errors.ts'
import { type FaultCode, faultParams } from './fault-codes.ts'
import { formIn } from './schema-faults.ts'
import type { z } from 'zod'
import { pointerTo } from './json-pointer.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

type Faults = Generator<ErrorOf<FaultCode>>

/**
 * Converts what zod found wrong into faults with params, one at a time: who answers fewer has fewer made. Sentences of zod are not
 * used: they are in one language.
 */
export function* faultsOfIssues(issues: Iterable<Issue>, parent: Path = []): Faults {
  for (const issue of issues) yield* faultsOfIssue(issue, [...parent, ...issue.path])
}

function* faultsOfIssue(issue: Issue, path: Path): Faults {
  const pointer = pointerTo(path)
  switch (issue.code) {
    case 'invalid_type':
      return yield fault('invalid-type', pointer, { expected: typeWord(issue.expected) })
    case 'invalid_value':
      return yield fault('invalid-value', pointer, { allowed: issue.values.map(String) })
    case 'too_small':
      return yield fault('too-small', pointer, { of: sizeWord(issue.origin), least: Number(issue.minimum) })
    case 'too_big':
      return yield fault('too-big', pointer, { of: sizeWord(issue.origin), most: Number(issue.maximum) })
    case 'invalid_format':
      return yield formFault(issue, pointer)
    case 'unrecognized_keys':
      for (const key of issue.keys) yield fault('unrecognized-key', pointerTo([...path, key]), {})
      return
    case 'invalid_union': {
      const branch = meantBranch(issue.errors)
      return branch === undefined ? yield fault('invalid-union', pointer, {}) : yield* faultsOfIssues(branch, path)
    }
    case 'invalid_key':
    case 'invalid_element':
      return yield* faultsOfIssues(issue.issues, path)
    case 'not_multiple_of':
    case 'custom':
      return yield refinedFault(issue, pointer)
  }
}

/** The only branch of a union that accepts the type of the value, so the caller meant it. Undefined when none or several do. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const near = branches.filter(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  )
  return near.length === 1 ? near[0] : undefined
}

const TYPE_WORDS = faultParams['invalid-type'].expected
const SIZE_WORDS = faultParams['too-small'].of

function typeWord(expected: string): (typeof TYPE_WORDS)[number] {
  return TYPE_WORDS.find((word) => word === expected) ?? 'other'
}

function sizeWord(origin: string): (typeof SIZE_WORDS)[number] {
  return SIZE_WORDS.find((word) => word === origin) ?? 'number'
}

/** The forms that zod itself checks. The others are patterns of the contract, which name their form in the message. */
const ZOD_FORMS: Readonly<Record<string, ReturnType<typeof formIn>>> = {
  email: { form: 'email', example: 'mei.lin@example.com' },
  datetime: { form: 'instant', example: '2026-11-23T09:00:00Z' },
  date: { form: 'date', example: '2026-11-23' },
}

function formFault({ format, message }: Extract<Issue, { code: 'invalid_format' }>, pointer: string) {
  const said = ZOD_FORMS[format] ?? formIn(message)
  return said === undefined ? fault('not-valid', pointer, {}) : fault('invalid-format', pointer, said)
}

/** A refinement of the contract has the code of its fault as message. */
function refinedFault(issue: Extract<Issue, { code: 'custom' | 'not_multiple_of' }>, pointer: string) {
  const { message } = issue
  if (issue.code !== 'custom' || !isFaultCode(message)) return fault('not-valid', pointer, {})
  // The contract gives each refinement the params of its code (`refinedAs`).
  return fault(message, pointer, (issue.params ?? {}) as never)
}

function isFaultCode(message: string): message is FaultCode {
  return Object.hasOwn(faultParams, message)
}
