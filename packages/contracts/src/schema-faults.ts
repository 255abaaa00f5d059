import type { ParamsOf } from '@concert/domain/params'
import { type FaultCode, type faultParams, type Form, forms } from './fault-codes.ts'

/** What a refinement of a schema is given as its error: the code of the fault, its params beside it. */
export function refinedAs<Code extends FaultCode>(
  code: Code,
  ...[params]: keyof ParamsOf<(typeof faultParams)[Code]> extends never ? [] : [ParamsOf<(typeof faultParams)[Code]>]
) {
  return { error: code, params: params ?? {} }
}

const SAID = /^must be (\S+), for example (.+)$/s

/** What a pattern of a schema is given as its error: the form by its word, and an example. A pattern has no params of its own. */
export function ofForm(form: Form, example: string): string {
  return `must be ${form}, for example ${example}`
}

/** The form that {@link ofForm} put into the message of an issue. */
export function formIn(message: string): { readonly form: Form; readonly example: string } | undefined {
  const [, word, example = ''] = SAID.exec(message) ?? []
  const form = forms.find((one) => one === word)
  return form === undefined ? undefined : { form, example }
}
