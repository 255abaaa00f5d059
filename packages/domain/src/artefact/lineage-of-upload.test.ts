import { describe, expect, test } from 'vitest'
import { given } from '../given-when-then.fixture.ts'
import { fold } from '../machine.ts'
import type { UploadEvidence } from './commands.ts'
import { known, uploaded, uploadOf } from './examples.ts'
import { artefactMachine } from './table.ts'

type Stated = Partial<Pick<UploadEvidence, 'authority' | 'residencyCategory' | 'origins' | 'madeIn' | 'unmixedProof'>>

describe('a file is of', () => {
  test.each<[string, Stated, string[], string]>([
    ['the place of the cell where nothing is said', {}, ['HK'], 'HK'],
    ['the place that is named and the one where it was made', { origins: ['CN'] }, ['CN', 'HK'], 'HK'],
    ['the place where it lies too, named and made in another', { origins: ['CN'], madeIn: 'CN' }, ['CN', 'HK'], 'CN'],
    [
      'that other place alone where nothing of the place where it lies is proved to be in it',
      { origins: ['CN'], madeIn: 'CN', unmixedProof: 'evd_0' },
      ['CN'],
      'CN',
    ],
    [
      'Hong Kong alone, made of Hong Kong data in a mainland laboratory that proves it',
      { origins: ['HK'], madeIn: 'CN', unmixedProof: 'evd_0' },
      ['HK'],
      'CN',
    ],
    ['the mainland too, made there without a proof', { origins: ['HK'], madeIn: 'CN' }, ['CN', 'HK'], 'CN'],
    [
      'the mainland too, given to the authority there as data of elsewhere without a proof',
      { authority: 'cn-gd', origins: ['HK'], madeIn: 'HK' },
      ['CN', 'HK'],
      'HK',
    ],
    ['the mainland too, mixed with one row of it', { origins: ['HK', 'CN'], madeIn: 'CN' }, ['CN', 'HK'], 'CN'],
    ['three places, in one order', { origins: ['MO', 'HK', 'CN'] }, ['CN', 'HK', 'MO'], 'HK'],
  ])('%s', (_what, stated, origins, madeIn) => {
    const state = given(artefactMachine, [])
      .when(uploadOf(stated), { ...known, authority: stated.authority ?? 'hk', isProofRecorded: true })
      .then([{ ...uploaded, ...stated, origins, madeIn } as typeof uploaded])
    expect(state).toMatchObject({ origins, madeIn, unmixedProof: stated.unmixedProof ?? null })
  })

  test('the place of the cell where its event is from before', () => {
    const { origins: _origins, madeIn: _madeIn, unmixedProof: _proof, scanDigest: _digest, ...before } = uploaded
    expect(fold(artefactMachine, [before])).toEqual(fold(artefactMachine, [uploaded]))
  })
})

test.each<[string, Stated, string[]]>([
  ['without origins, but with a place where it was made', { madeIn: 'CN' }, ['/origins origins-missing']],
  ['without origins, but with a proof', { unmixedProof: 'evd_0' }, ['/origins origins-missing']],
  ['of one place twice', { origins: ['HK', 'CN', 'HK'] }, ['/origins origin-repeated']],
  [
    'of the place of which it proves that nothing went in',
    { origins: ['HK'], unmixedProof: 'evd_0' },
    ['/unmixedProof unmixed-proof-contradicted'],
  ],
  [
    'with important data of another place than the mainland',
    { authority: 'cn-gd', residencyCategory: 'C11', origins: ['HK'] },
    ['/origins origin-elsewhere'],
  ],
])('a file %s is not uploaded', (_what, stated, said) => {
  given(artefactMachine, [])
    .when(uploadOf(stated), { ...known, authority: stated.authority ?? 'hk', isProofRecorded: true })
    .then(said)
})

test('a file whose proof is not on record is not uploaded', () => {
  given(artefactMachine, [])
    .when(uploadOf({ origins: ['HK'], madeIn: 'CN', unmixedProof: 'evd_9' }), known)
    .then(['/unmixedProof unmixed-proof-unknown evd_9'])
})
