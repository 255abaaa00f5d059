import { z } from 'zod'
import { text } from './primitives.ts'

interface ProblemDefinition {
  readonly status: number
  readonly title: { readonly en: string; readonly 'zh-Hant': string; readonly 'zh-Hans': string; readonly pt: string }
  readonly remedy: string
}

/** Every problem the API answers, by its stable code. `type` is the URL `/problems/{code}`, which the origin serves. */
export const problemCatalogue = {
  'invalid-request': {
    status: 400,
    title: {
      en: 'The request is not valid',
      'zh-Hant': '請求無效',
      'zh-Hans': '请求无效',
      pt: 'O pedido não é válido',
    },
    remedy: 'Correct each field that `errors` points at and send the request again.',
  },
  'malformed-json': {
    status: 400,
    title: {
      en: 'The body is not JSON',
      'zh-Hant': '內容並非 JSON',
      'zh-Hans': '内容并非 JSON',
      pt: 'O corpo não é JSON',
    },
    remedy: 'Send one well-formed JSON object in UTF-8 with Content-Type: application/json.',
  },
  'invalid-cursor': {
    status: 400,
    title: {
      en: 'The cursor does not fit',
      'zh-Hant': '分頁標記不符',
      'zh-Hans': '分页标记不符',
      pt: 'O cursor não corresponde',
    },
    remedy: 'Use `nextCursor` of the page before, with the same filter, or start again without a cursor.',
  },
  unauthenticated: {
    status: 401,
    title: {
      en: 'No valid token',
      'zh-Hant': '沒有有效的權杖',
      'zh-Hans': '没有有效的令牌',
      pt: 'Sem ficha de acesso válida',
    },
    remedy: 'Get an access token from the issuer of the authority named in the path, for that authority as audience.',
  },
  forbidden: {
    status: 403,
    title: {
      en: 'Not within your authorisation',
      'zh-Hant': '不在你的授權範圍',
      'zh-Hans': '不在你的授权范围',
      pt: 'Fora da sua autorização',
    },
    remedy: 'Ask a person who holds the authorisation for this function, or have it granted or renewed.',
  },
  'not-found': {
    status: 404,
    title: { en: 'Not found', 'zh-Hant': '找不到', 'zh-Hans': '找不到', pt: 'Não encontrado' },
    remedy: 'Check the path and the identifier; records of other organisations and authorities are not shown.',
  },
  'action-not-allowed': {
    status: 409,
    title: {
      en: 'Not possible in this state',
      'zh-Hant': '目前狀態不容許',
      'zh-Hans': '当前状态不允许',
      pt: 'Não é possível neste estado',
    },
    remedy: 'Read `allowed_actions`: those are what this state allows, each to who has the role for it.',
  },
  'idempotency-in-progress': {
    status: 409,
    title: {
      en: 'The same request is still running',
      'zh-Hant': '相同請求處理中',
      'zh-Hans': '相同请求处理中',
      pt: 'O mesmo pedido está em curso',
    },
    remedy: 'Wait and repeat the request with the same Idempotency-Key to receive its result.',
  },
  conflict: {
    status: 409,
    title: {
      en: 'Conflicts with what exists',
      'zh-Hant': '與現有紀錄衝突',
      'zh-Hans': '与现有记录冲突',
      pt: 'Em conflito com o que existe',
    },
    remedy: 'Read the existing record before deciding whether a new one is needed.',
  },
  'version-mismatch': {
    status: 412,
    title: {
      en: 'Somebody changed it meanwhile',
      'zh-Hant': '紀錄已被更改',
      'zh-Hans': '记录已被更改',
      pt: 'Foi alterado entretanto',
    },
    remedy: 'Compare with `current`, then repeat with If-Match set to its ETag.',
  },
  'payload-too-large': {
    status: 413,
    title: { en: 'Too large', 'zh-Hant': '內容過大', 'zh-Hans': '内容过大', pt: 'Demasiado grande' },
    remedy: 'Stay within the limit that `detail` names.',
  },
  'unsupported-media-type': {
    status: 415,
    title: {
      en: 'Unsupported content type',
      'zh-Hant': '不支援的內容類型',
      'zh-Hans': '不支持的内容类型',
      pt: 'Tipo de conteúdo não suportado',
    },
    remedy: 'Use the Content-Type that the operation documents.',
  },
  'rules-not-met': {
    status: 422,
    title: {
      en: 'The certification rules are not met',
      'zh-Hant': '未符合認證規則',
      'zh-Hans': '未符合认证规则',
      pt: 'As regras de certificação não são cumpridas',
    },
    remedy: 'Each entry of `errors` names what is missing, its clause and what to do.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: {
      en: 'Idempotency-Key used for another request',
      'zh-Hant': '冪等鍵已用於其他請求',
      'zh-Hans': '幂等键已用于其他请求',
      pt: 'Idempotency-Key usada noutro pedido',
    },
    remedy: 'Use a new Idempotency-Key for a new request.',
  },
  'digest-mismatch': {
    status: 422,
    title: {
      en: 'The bytes are not those declared',
      'zh-Hant': '內容與申報摘要不符',
      'zh-Hans': '内容与申报摘要不符',
      pt: 'Os bytes não são os declarados',
    },
    remedy: 'Compute the SHA-256 of the file you send and declare that digest.',
  },
  'envelope-rejected': {
    status: 422,
    title: {
      en: 'The envelope was rejected',
      'zh-Hant': '電文被拒',
      'zh-Hans': '电文被拒',
      pt: 'O envelope foi rejeitado',
    },
    remedy: 'Sign the envelope with a published key of the sending authority and address it to this cell.',
  },
  'precondition-required': {
    status: 428,
    title: {
      en: 'If-Match is required',
      'zh-Hant': '必須提供 If-Match',
      'zh-Hans': '必须提供 If-Match',
      pt: 'If-Match é obrigatório',
    },
    remedy: 'Read the record and send its ETag in If-Match.',
  },
  internal: {
    status: 500,
    title: {
      en: 'Something failed on our side',
      'zh-Hant': '系統發生錯誤',
      'zh-Hans': '系统发生错误',
      pt: 'Ocorreu uma falha nossa',
    },
    remedy: 'Repeat with the same Idempotency-Key; quote `trace_id` when you report it.',
  },
  unavailable: {
    status: 503,
    title: {
      en: 'Temporarily unavailable',
      'zh-Hant': '暫時無法使用',
      'zh-Hans': '暂时无法使用',
      pt: 'Temporariamente indisponível',
    },
    remedy: 'Repeat after the time in Retry-After with the same Idempotency-Key.',
  },
} satisfies Record<string, ProblemDefinition>

export type ProblemCode = keyof typeof problemCatalogue
export const problemCodes = Object.keys(problemCatalogue) as [ProblemCode, ...ProblemCode[]]

/** One field or rule that stopped the request. */
export const problemError = z.strictObject({
  pointer: z.string().meta({
    description:
      'JSON pointer (RFC 6901) into the body, the query or the path parameters, as `detail` says; empty for the whole',
  }),
  code: z.string(),
  message: z.string(),
  clause: z.string().optional().meta({ description: 'Clause of the standard or scheme that the rule comes from' }),
  subject: z.string().optional().meta({ description: 'What the entry is about, for example a requirement id' }),
})
export type ProblemError = z.infer<typeof problemError>

/** RFC 9457 problem details with this API's extensions. */
export const problem = z
  .strictObject({
    type: z.string(),
    title: text(200),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    code: z.enum(problemCodes),
    errors: z.array(problemError).optional(),
    allowed_actions: z.array(z.string()).optional(),
    current: z.unknown().optional(),
    trace_id: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })
export type Problem = z.infer<typeof problem>
