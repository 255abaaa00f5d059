import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisation, startTestService, type TestService } from './service.fixture.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

describe('a problem', () => {
  it.each([
    [undefined, 'en', 'Not found', 'No operation has this path and method.'],
    ['zh-HK, en;q=0.5', 'zh-Hant', '找不到', '並無任何操作使用此路徑及方法。'],
    ['zh-CN', 'zh-Hans', '找不到', '没有任何操作使用此路径和方法。'],
    ['fr, pt-PT;q=0.8', 'pt', 'Não encontrado', 'Nenhuma operação tem este caminho e método.'],
  ])('to a reader who prefers %s is told in %s', async (header, language, title, detail) => {
    const response = await service.app.inject({
      url: '/nothing',
      headers: header === undefined ? {} : { 'accept-language': header },
    })
    expect(response.json()).toMatchObject({ code: 'not-found', title, detail })
    expect(response.headers['content-language']).toBe(language)
    expect(response.headers['vary']).toBe('accept, accept-language')
  })

  it('that is repeated under its Idempotency-Key is the same one, in the language of the repetition', async () => {
    const headers = { 'idempotency-key': 'key-languages' }
    const first = await service.register(organisation('REFUSE'), { ...headers, 'accept-language': 'zh-HK' })
    const second = await service.register(organisation('REFUSE'), { ...headers, 'accept-language': 'pt' })
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect([first, second].map((answer) => answer.headers['content-language'])).toEqual(['zh-Hant', 'pt'])
    expect([first, second].map((answer) => answer.json().title)).toEqual([
      '未符合認證規則',
      'As regras de certificação não são cumpridas',
    ])
    expect(second.json().trace_id).toBe(first.json().trace_id)
  })
})

it('an answer that is no problem says nothing of a language', async () => {
  const response = await service.register(organisation('WITHOUT-LANGUAGE'), { 'accept-language': 'pt' })
  expect(response.statusCode).toBe(201)
  expect(response.headers['content-language']).toBeUndefined()
})
