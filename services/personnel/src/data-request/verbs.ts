// Made by `npm run generate` from the files of this folder that are named after an operation.
import { answerDataRequest } from './answer-data-request.ts'
import { getDataRequest } from './get-data-request.ts'
import { getDataToHandOver } from './get-data-to-hand-over.ts'
import { getOwnData } from './get-own-data.ts'
import { handOverData } from './hand-over-data.ts'
import { listDataRequests } from './list-data-requests.ts'
import { listOwnDataRequests } from './list-own-data-requests.ts'
import { recordDataRequest } from './record-data-request.ts'
import { refuseDataRequest } from './refuse-data-request.ts'
import { requestOwnData } from './request-own-data.ts'

export const dataRequest = {
  answerDataRequest,
  getDataRequest,
  getDataToHandOver,
  getOwnData,
  handOverData,
  listDataRequests,
  listOwnDataRequests,
  recordDataRequest,
  refuseDataRequest,
  requestOwnData,
}
