import { type EffectStatement, effectStatement } from '@concert/contracts/certificate-content'
import { PermanentFailure } from '@concert/workflows/permanent-failure'

/**
 * The payload of an effect statement that this cell has signed. The signature is not checked, so use it for no other statement.
 *
 * @throws PermanentFailure when the payload is not an effect statement
 */
export function effectStatementIn(jws: string): EffectStatement {
  const parsed = effectStatement.safeParse(payloadOf(jws))
  if (!parsed.success) throw new PermanentFailure('the effect statement does not fit its contract')
  return parsed.data
}

function payloadOf(jws: string): unknown {
  try {
    return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
