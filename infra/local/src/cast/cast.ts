import type { Authority } from '@concert/domain/jurisdictions'
import { guangdong } from './guangdong.ts'
import { hongKong } from './hong-kong.ts'
import { macao } from './macao.ts'
import type { AuthorityCast } from './members.ts'

/** The reference tenants' people and companies: invented, with identifiers that are valid by their algorithms. */
export const cast: Readonly<Record<Authority, AuthorityCast>> = { 'cn-gd': guangdong, hk: hongKong, mo: macao }
