import type { findingPlace } from '@concert/contracts/evidence'
import type { FindingCode } from '@concert/domain/artefact/finding-codes'
import type { z } from 'zod'

/** A finding of an inspection at one place of the file. */
export type KeptFinding = { readonly code: FindingCode } & z.output<typeof findingPlace>
