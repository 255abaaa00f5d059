import { jurisdictionOf } from '#jurisdictions.ts'
import type { Guard } from '#machine.ts'
import { repeatedIn, violation } from '#violation.ts'
import type { Violation } from '#violation.ts'
import { categoryRecords } from './category-records.ts'
import { lineageOfUpload, type StatedLineage } from './lineage.ts'

type Upload = Parameters<typeof lineageOfUpload>[0]

/** What is said of where the data came from is whole and does not contradict itself. */
export const lineageIsWhole: Guard<null, Upload, unknown> = {
  name: 'lineage-whole',
  clause: 'gbaai-residency',
  check: (_state, upload) => {
    const { origins, madeIn, unmixedProof } = upload
    if (origins === null)
      return madeIn === null && unmixedProof === null ? [] : [violation('origins-missing', '/origins', {})]
    const place = lineageOfUpload(upload).madeIn
    const repeated = repeatedIn(origins).map(([origin]): Violation =>
      violation('origin-repeated', '/origins', { place: origin }),
    )
    // There is nothing to prove where each place in which it was is named as an origin.
    const isNeedless = [place, jurisdictionOf(upload.authority)].every((one) => origins.includes(one))
    if (unmixedProof === null || !isNeedless) return repeated
    return [...repeated, violation('unmixed-proof-contradicted', '/unmixedProof', { place })]
  },
  inputs: (_state, { origins, madeIn, unmixedProof }) => ({ origins: origins && [...origins], madeIn, unmixedProof }),
}

/** What proves that no data of the place went in is on record for the same application. */
export const unmixedProofIsOnRecord: Guard<
  null,
  Pick<StatedLineage, 'unmixedProof'>,
  { readonly isProofRecorded: boolean }
> = {
  name: 'unmixed-proof-on-record',
  clause: 'gbaai-residency',
  check: (_state, { unmixedProof }, { isProofRecorded }) =>
    unmixedProof === null || isProofRecorded
      ? []
      : [violation('unmixed-proof-unknown', '/unmixedProof', {}, unmixedProof)],
  inputs: (_state, { unmixedProof }, { isProofRecorded }) => ({ unmixedProof, isProofRecorded }),
}

/** A category that lies in one place only has data of that place only: of other origins it could be read nowhere. */
export const originsAreOfCategory: Guard<null, Upload, unknown> = {
  name: 'origins-of-category',
  clause: 'gbaai-residency',
  check: (_state, upload) => {
    const { residencyCategory: category } = upload
    const { upload: taken } = categoryRecords[category]
    if (upload.origins === null || taken.kind !== 'place') return []
    const isElsewhere = lineageOfUpload(upload).origins.some((origin) => origin !== taken.place)
    return isElsewhere ? [violation('origin-elsewhere', '/origins', { category, place: taken.place })] : []
  },
  inputs: (_state, upload) => ({
    residencyCategory: upload.residencyCategory,
    origins: [...lineageOfUpload(upload).origins],
  }),
}
