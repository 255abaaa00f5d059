import { searchCertificates } from '@concert/contracts/registry'
import { parseCertificateNumber } from '@concert/domain/identifiers/certificate-number'
import { PAGE_POLICY } from '@concert/platform/browser-headers'
import { notFound } from '@concert/platform/refused-request'
import { problemOf } from '@concert/platform/render-problem'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RegistryContext } from '#context.ts'
import { examineCertificate } from '#verify/examine-certificate.ts'
import { search } from '#register/search.ts'
import { certificatePage } from './certificate-page.ts'
import { documentationPage } from './documentation-page.ts'
import { errorDocument, errorPage, isErrorCode } from './error-page.ts'
import { homePage } from './home-page.ts'
import { icon } from './icon.ts'
import { languageOf } from './language.ts'
import { renderPage } from './layout.ts'
import { notFoundPage } from './not-found-page.ts'
import type { Page, Reader } from './page.ts'
import { isProblemCode, problemDocument, problemPage } from './problem-page.ts'
import { registerPage } from './register-page.ts'
import type { SearchParameters } from './search-form.ts'
import { stylesheet } from './stylesheet.ts'

/** The address of a page. Everything in it is untrusted. */
interface Address {
  readonly query: Readonly<Record<string, unknown>>
  readonly params: Readonly<Record<string, string>>
}

/** Mounts the pages for people. They are not operations: they have no contract and are not in the OpenAPI document. */
export async function mountPages(app: FastifyInstance, context: RegistryContext): Promise<void> {
  await app.register(async (scope) => {
    const page = (url: string, make: (reader: Reader, address: Address) => Page | Promise<Page>): void => {
      scope.get(url, { schema: { hide: true } }, async (request, reply) => {
        const reader = readerOf(request, context)
        return sendPage(reply, await make(reader, addressOf(request)), reader)
      })
    }
    scope.setErrorHandler((error, request, reply) => sendProblemPage(error, request, reply, context))
    page('/', homePage)
    page('/docs', documentationPage)
    page('/register', (reader, { query }) => searchPage(reader, query, context))
    page('/register/:number', (reader, { params }) => lookupPage(reader, params['number'] ?? '', context))
    scope.get('/problems/:code', { schema: { hide: true } }, async (request, reply) =>
      sendProblemExplanation(request, reply, context),
    )
    mountAsset(scope, '/assets/site.css', 'text/css; charset=utf-8', stylesheet)
    mountAsset(scope, '/assets/icon.svg', 'image/svg+xml; charset=utf-8', icon)
  })
}

/** A file that the pages load. With a version in its address its content never changes; pages of problems load it without. */
function mountAsset(scope: FastifyInstance, path: string, type: string, content: string): void {
  scope.get(path, { schema: { hide: true } }, async (request, reply) => {
    const isVersioned = addressOf(request).query['v'] !== undefined
    const kept = isVersioned ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
    return reply.type(type).header('cache-control', kept).send(content)
  })
}

async function searchPage(reader: Reader, query: Address['query'], context: RegistryContext): Promise<Page> {
  const names = ['q', 'jurisdiction', 'status', 'cursor'] as const
  // A form sends an empty text for an empty field.
  const filled = names.filter((name) => query[name] !== undefined && query[name] !== '')
  const parsed = searchCertificates.query.safeParse(Object.fromEntries(filled.map((name) => [name, query[name]])))
  if (!parsed.success) return registerPage(reader, typeof query['q'] === 'string' ? { q: query['q'] } : {}, undefined)
  const { q, jurisdiction, status } = parsed.data
  const given: SearchParameters = {
    ...(q === undefined ? {} : { q }),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(status === undefined ? {} : { status }),
  }
  return registerPage(reader, given, await search(context, parsed.data))
}

async function lookupPage(reader: Reader, typed: string, context: RegistryContext): Promise<Page> {
  const number = parseCertificateNumber(typed)
  const examined = number.ok ? await examineCertificate(context, number.value) : undefined
  if (examined === undefined) return notFoundPage(reader, typed)
  return certificatePage(reader, examined.document, examined.verdict)
}

function sendProblemExplanation(request: FastifyRequest, reply: FastifyReply, context: RegistryContext): FastifyReply {
  const explained = explanationOf(addressOf(request).params['code'] ?? '')
  reply.header('vary', 'accept, accept-language')
  if (prefersJson(request.headers.accept)) {
    return reply.type('application/json').header('cache-control', 'public, max-age=300').send(explained.document)
  }
  const reader = readerOf(request, context)
  return sendPage(reply, explained.page(reader), reader)
}

/** @throws RefusedRequest 404 for a code that is neither a problem's nor an error's */
function explanationOf(code: string): { readonly document: object; readonly page: (reader: Reader) => Page } {
  if (isProblemCode(code)) return { document: problemDocument(code), page: (reader) => problemPage(reader, code) }
  if (isErrorCode(code)) return { document: errorDocument(code), page: (reader) => errorPage(reader, code) }
  return notFound('problem')
}

/** Shows a failure on a page with the sentences of its problem. */
function sendProblemPage(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  context: RegistryContext,
): FastifyReply {
  const reader = readerOf(request, context)
  const scene = { instance: request.url, traceId: request.id, language: reader.language }
  const { problem, headers, unforeseen } = problemOf(error, scene)
  if (unforeseen) request.log.error({ err: error }, 'page failed')
  return sendPage(reply.headers(headers), { ...problemPage(reader, problem.code), status: problem.status }, reader)
}

function sendPage(reply: FastifyReply, page: Page, reader: Reader): FastifyReply {
  if (!reply.hasHeader('vary')) reply.header('vary', 'accept-language')
  return reply
    .code(page.status)
    .type('text/html; charset=utf-8')
    .header('content-language', reader.language)
    .header('content-security-policy', PAGE_POLICY)
    .header('cache-control', page.status === 200 ? 'public, max-age=5' : 'no-store')
    .send(renderPage(page, reader))
}

function readerOf(request: FastifyRequest, { publicOrigin }: RegistryContext): Reader {
  const language = languageOf(addressOf(request).query['lang'], request.headers['accept-language'])
  return { language, publicOrigin }
}

/** The address as Fastify parsed it: texts or lists of texts in the query, texts in the path. */
function addressOf(request: FastifyRequest): Address {
  return { query: request.query as Address['query'], params: request.params as Address['params'] }
}

function prefersJson(accept: string | undefined): boolean {
  return accept !== undefined && /[/+]json\b/.test(accept) && !accept.includes('text/html')
}
