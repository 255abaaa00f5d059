// Made by `npm run generate` from the files of this folder that are named after an operation.
import { listCorrespondence } from './list-correspondence.ts'
import { notifyClient } from './notify-client.ts'

export const correspondence = {
  listCorrespondence,
  notifyClient,
}
