import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { exitCode } from '@concert/cli/command-io'
import { run } from '@concert/cli/run'
import { listCorrespondence } from '@concert/contracts/correspondence'
import {
  getAuthorityKeys,
  getCertificate,
  getCompactCredential,
  getCredential,
  searchCertificates,
} from '@concert/contracts/registry'
import { authorities } from '@concert/domain/jurisdictions'
import type { Applied } from './apply.ts'
import { CONDITION_OF_MACAO } from './recognise.ts'
import { publicSession, type Session, until, type World } from './session.ts'

/** Step 5 of docs/flows/story.md: the issuance runs by itself; the client is informed of the number. */
export async function awaitCertificate(world: World, { applicant, applicationId }: Applied): Promise<string> {
  world.narrator.step(
    5,
    `The certificate is issued: intent, ${authorities.length} signatures in as many cells, assembled, published`,
  )
  const certificateNumber = await until('the certificate', async () => {
    const { body } = await applicant.call(listCorrespondence, { params: { applicationId: applicationId as never } })
    return body.items.find((message) => message.kind === 'certificate-issued')?.certificateNumber ?? undefined
  })
  world.narrator.remark(`the client receives the number: ${certificateNumber}`)
  return certificateNumber
}

/** Step 6 of docs/flows/story.md: anyone finds it, reads its effects, downloads it, and verifies it without us. */
export async function verifyAsAnyone(world: World, certificateNumber: string): Promise<boolean> {
  world.narrator.step(6, 'Anyone finds the certificate, reads its effects and verifies it offline')
  const anyone = publicSession(world)
  const params = { certificateNumber }
  const found = await anyone.call(getCertificate, { params })
  for (const q of [certificateNumber, '海港法律', 'Harbour Legal']) {
    const { body } = await anyone.call(searchCertificates, { query: { q } })
    if (!body.items.some((item) => item.certificateNumber === certificateNumber))
      throw new Error(`the search for ${q} does not find the certificate`)
  }
  const inMacao = found.body.effects.find(({ jurisdiction }) => jurisdiction === 'MO')
  if (inMacao?.conditions.join() !== CONDITION_OF_MACAO)
    throw new Error(`the register shows Macao's effect on condition: ${inMacao?.conditions.join('; ')}`)
  for (const effect of found.body.effects) {
    const conditions = effect.conditions.length === 0 ? '' : `, on condition: ${effect.conditions.join('; ')}`
    world.narrator.remark(`${effect.jurisdiction}: ${effect.status}${conditions}`)
  }
  return verifiedOffline(world, anyone, certificateNumber)
}

async function verifiedOffline(world: World, anyone: Session, certificateNumber: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'concert-verify-'))
  try {
    const params = { certificateNumber }
    const { body: credential } = await anyone.call(getCredential, { params })
    const file = join(folder, 'certificate.json')
    await writeFile(file, JSON.stringify(credential))
    for (const authority of authorities) {
      const { body: keys } = await anyone.call(getAuthorityKeys, { params: { authority } })
      await writeFile(join(folder, `${authority}.jwks.json`), JSON.stringify(keys))
    }
    const isVerified = await isAuthentic(world, folder, 'certificate.json')
    const { body: compact } = await anyone.call(getCompactCredential, { params: { ...params, authority: 'mo' } })
    await writeFile(join(folder, 'by-macao.jws'), compact)
    // One signature alone is also authentic, and is worth something only in its signer's place.
    return (await isAuthentic(world, folder, 'by-macao.jws')) && isVerified
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function isAuthentic(world: World, folder: string, name: string): Promise<boolean> {
  const lines: string[] = []
  const code = await run(['verify', join(folder, name), '--keys-dir', folder], {
    stdin: Readable.from([]),
    out: (text) => lines.push(text),
    err: (text) => lines.push(text),
    fetch: () => Promise.reject(new Error('the offline check must not use the network')),
    now: () => new Date(),
  })
  world.narrator.request(`concert verify ${name} --keys-dir … → exit ${code}`)
  for (const line of lines.join('').trim().split('\n')) world.narrator.remark(line)
  // Authentic, as far as that can be said without asking the register.
  return code === exitCode.effectNotChecked
}
