import { defineSaga, type Saga } from '@concert/workflows/saga'
import type { CellServices } from '#cell-services.ts'
import { type IssuanceState, issuanceState } from './issuance-state.ts'
import { openEffects, publish, tellOfCertificate } from './publication-steps.ts'
import { awaitRecognitions, sendDossiers } from './recognition-steps.ts'
import { assemble, attest, awaitAttestations, requestAttestations, storeIntentToSign } from './signing-steps.ts'

/**
 * From a granted evaluation to a published certificate, in the lead authority's cell: docs/flows/issuance.md. Every step may
 * run again at any time; the called services prevent double effects. No step is undone: once an intent is stored, the
 * certificate is completed, however often the process is killed.
 */
export function issueCertificate(services: CellServices): Saga<IssuanceState> {
  return defineSaga({
    name: 'issue-certificate',
    state: issuanceState,
    steps: [
      // Step 1: hand the dossier to every authority of the places of use.
      sendDossiers(services),
      // Step 2: each authority decides in its own cell.
      awaitRecognitions(services),
      // Step 3: store the content before anything is signed.
      storeIntentToSign(services),
      // Step 4: the lead authority signs with its own key.
      attest(services),
      // Step 5: ask the others to sign the same bytes, each in its own cell.
      requestAttestations(services),
      // Step 6: wait for their signatures.
      awaitAttestations(services),
      // Step 7: assemble one credential from all signatures.
      assemble(services),
      // Step 8: publish it.
      publish(services),
      // Step 9: open the effects; from here every authority manages its own.
      openEffects(services),
      // Step 10: tell the client.
      tellOfCertificate(services),
    ],
  })
}
