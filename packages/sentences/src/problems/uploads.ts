import type { ProblemCode } from '@concert/contracts/problems'
import type { ProblemSentences } from './problem-sentences.ts'

/** Of uploads that come in parts. */
export const uploadProblems = {
  'offset-mismatch': {
    title: {
      en: 'The upload is at another byte',
      'zh-Hant': '上載位於另一位元組',
      'zh-Hans': '上传位于另一字节',
      pt: 'O carregamento está noutro byte',
    },
    cause: {
      en: 'Bytes are appended where the upload stands. The header Upload-Offset of the request names another place, or the bytes go beyond the length of the upload.',
      'zh-Hant': '位元組須接續於上載現時的位置。請求的標頭 Upload-Offset 指向另一位置，或位元組超出上載的長度。',
      'zh-Hans': '字节须接续于上传当前的位置。请求的标头 Upload-Offset 指向另一位置，或字节超出上传的长度。',
      pt: 'Os bytes juntam-se onde o carregamento está. O cabeçalho Upload-Offset do pedido indica outro lugar, ou os bytes passam do comprimento do carregamento.',
    },
    remedy: {
      en: 'Ask for the offset with HEAD and go on from there.',
      'zh-Hant': '請以 HEAD 查詢位置，並由該處繼續。',
      'zh-Hans': '请以 HEAD 查询位置，并从该处继续。',
      pt: 'Pergunte pela posição com HEAD e continue a partir dela.',
    },
  },
  gone: {
    title: {
      en: 'It is no longer there',
      'zh-Hant': '已不存在',
      'zh-Hans': '已不存在',
      pt: 'Já não existe',
    },
    cause: {
      en: 'It was there and its time has ended, or it was taken out of use.',
      'zh-Hant': '曾經存在，但期限已過或已停用。',
      'zh-Hans': '曾经存在，但期限已过或已停用。',
      pt: 'Existiu, e o seu tempo acabou ou foi retirado de uso.',
    },
    remedy: {
      en: '`detail` says what has ended. Begin an upload anew.',
      'zh-Hant': '`detail` 說明已結束的事項。請重新開始上載。',
      'zh-Hans': '`detail` 说明已结束的事项。请重新开始上传。',
      pt: '`detail` diz o que acabou. Comece o carregamento de novo.',
    },
  },
  locked: {
    title: {
      en: 'Another request works on it',
      'zh-Hant': '另一請求正在處理',
      'zh-Hans': '另一请求正在处理',
      pt: 'Outro pedido está a trabalhar nele',
    },
    cause: {
      en: 'Two requests that append to one upload at the same time would mix their bytes.',
      'zh-Hant': '兩個請求同時向同一上載添加內容會使位元組混雜。',
      'zh-Hans': '两个请求同时向同一上传添加内容会使字节混杂。',
      pt: 'Dois pedidos que juntam bytes ao mesmo carregamento misturá-los-iam.',
    },
    remedy: {
      en: 'End the other request, or wait until it has ended; a connection that broke off is noticed within a minute. Then ask for the offset with HEAD.',
      'zh-Hant': '請結束另一請求或等待其結束；中斷的連線會於一分鐘內察覺。然後以 HEAD 查詢位置。',
      'zh-Hans': '请结束另一请求或等待其结束；中断的连接会在一分钟内察觉。然后以 HEAD 查询位置。',
      pt: 'Termine o outro pedido, ou espere que termine; uma ligação que se partiu nota-se num minuto. Depois pergunte pela posição com HEAD.',
    },
  },
  'protocol-not-spoken': {
    title: {
      en: 'The version of the protocol is not spoken',
      'zh-Hant': '不支援該協定版本',
      'zh-Hans': '不支持该协议版本',
      pt: 'Não se fala essa versão do protocolo',
    },
    cause: {
      en: 'Uploads in parts follow tus 1.0.0. The header Tus-Resumable is missing or names another version.',
      'zh-Hant': '分段上載依循 tus 1.0.0。標頭 Tus-Resumable 缺失或指明其他版本。',
      'zh-Hans': '分段上传遵循 tus 1.0.0。标头 Tus-Resumable 缺失或指明其他版本。',
      pt: 'Os carregamentos por partes seguem tus 1.0.0. O cabeçalho Tus-Resumable falta ou indica outra versão.',
    },
    remedy: {
      en: 'Send Tus-Resumable: 1.0.0.',
      'zh-Hant': '請發送 Tus-Resumable: 1.0.0。',
      'zh-Hans': '请发送 Tus-Resumable: 1.0.0。',
      pt: 'Envie Tus-Resumable: 1.0.0.',
    },
  },
} as const satisfies { readonly [Code in ProblemCode]?: ProblemSentences }
