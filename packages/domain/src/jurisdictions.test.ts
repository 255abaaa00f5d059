import { expect, test } from 'vitest'
import {
  authorities,
  authorityOf,
  jurisdictionOf,
  jurisdictions,
  languagesOf,
  leadLetter,
  recognisingAuthorities,
  scopeLanguages,
} from './jurisdictions.ts'

test('authorities and jurisdictions map onto each other both ways', () => {
  expect(authorities.map((authority) => authorityOf(jurisdictionOf(authority)))).toEqual(authorities)
  expect(jurisdictions.map((place) => jurisdictionOf(authorityOf(place)))).toEqual(jurisdictions)
})

test('what is asked of an authority or a place is what its record says', () => {
  expect(jurisdictionOf('cn-gd')).toBe('CN')
  expect(leadLetter('mo')).toBe('M')
  expect(languagesOf('HK')).toEqual(['zh-Hant', 'en'])
})

test('the scope is written in every language authoritative in a place of use, and in no other', () => {
  expect(scopeLanguages(['CN'])).toEqual(['zh-Hans'])
  expect(scopeLanguages(['HK', 'MO'])).toEqual(['en', 'zh-Hant', 'pt'])
  expect(scopeLanguages(['MO', 'CN', 'HK'])).toEqual(['en', 'zh-Hant', 'zh-Hans', 'pt'])
  expect(scopeLanguages([])).toEqual([])
})

test('the lead does not recognise its own certificate, and nobody recognises for a place that is not of use', () => {
  expect(recognisingAuthorities('hk', ['MO', 'HK', 'CN'])).toEqual(['cn-gd', 'mo'])
  expect(recognisingAuthorities('hk', ['HK'])).toEqual([])
})
