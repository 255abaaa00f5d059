import type { operations } from '@concert/contracts/operations'
import type { PlainRequest } from '@concert/platform/operation-route'

/** A request that follows tus 1.0. */
export type TusRequest = PlainRequest<
  | typeof operations.describeEvidenceUploads
  | typeof operations.createEvidenceUpload
  | typeof operations.getEvidenceUpload
  | typeof operations.appendToEvidenceUpload
  | typeof operations.discardEvidenceUpload
>
