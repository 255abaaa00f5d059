import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'
import { findMember } from './store.ts'

/** Who a program acts for and which keys it has at this moment, for the issuer that it signs in to. */
export const getMember = transactional(
  operations.getMember,
  async ({ params: { memberId } }, _context, transaction) => {
    const member = (await findMember(transaction, memberId)) ?? notFound('member')
    const { applicantId } = member
    const keys = member.keys.map(({ keyId: kid, publicKey: x }) => ({ kty: 'OKP', crv: 'Ed25519', x, kid }) as const)
    return { body: { memberId, applicantId, keys } }
  },
)
