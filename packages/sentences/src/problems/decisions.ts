import type { ProblemCode } from '@concert/contracts/problems'
import type { ProblemSentences } from './problem-sentences.ts'

/** Why a request that was understood has no effect. */
export const decisionProblems = {
  'read-refused': {
    title: {
      en: 'Content not open to this reader',
      'zh-Hant': '內容不向此閱讀者開放',
      'zh-Hans': '内容不向此阅读者开放',
      pt: 'Conteúdo vedado a este leitor',
    },
    cause: {
      en: 'Content is read by those who judge the case by it, from an office to which its residency category and a live legal basis let it go.',
      'zh-Hant': '內容只供據以評審個案的人員閱讀，而其辦公地點須為存放類別及有效法律依據所容許者。',
      'zh-Hans': '内容只供据以评审案件的人员阅读，而其办公地点须为存放类别和有效法律依据所允许的。',
      pt: 'O conteúdo é lido por quem com ele aprecia o processo, num escritório para o qual a categoria de residência e uma base legal em vigor o deixam ir.',
    },
    remedy: {
      en: 'Read `errors`: each entry names one thing that is missing, and what to do about it.',
      'zh-Hant': '查看 `errors`：每項列明一項所欠缺者及處理方法。',
      'zh-Hans': '查看 `errors`：每项列明一项所缺少的内容及处理方法。',
      pt: 'Leia `errors`: cada entrada indica algo que falta e o que fazer.',
    },
  },
  'action-not-allowed': {
    title: {
      en: 'Not possible in this state',
      'zh-Hant': '目前狀態不容許',
      'zh-Hans': '当前状态不允许',
      pt: 'Não é possível neste estado',
    },
    cause: {
      en: 'The case has a status from which this action does not lead on.',
      'zh-Hant': '個案目前的狀態不容許進行此操作。',
      'zh-Hans': '案件当前的状态不允许进行此操作。',
      pt: 'O estado do processo não permite esta acção.',
    },
    remedy: {
      en: 'Read `allowed_actions`: it lists what this state allows, each to those who have the function for it.',
      'zh-Hant': '查看 `allowed_actions`：其中所列為此狀態下可進行的操作，各由具相應職能者進行。',
      'zh-Hans': '查看 `allowed_actions`：其中所列为此状态下可进行的操作，各由具相应职能者进行。',
      pt: 'Leia `allowed_actions`: indica o que este estado permite, a quem tenha a função para tal.',
    },
  },
  'idempotency-in-progress': {
    title: {
      en: 'The same request is still running',
      'zh-Hant': '相同請求處理中',
      'zh-Hans': '相同请求处理中',
      pt: 'O mesmo pedido está em curso',
    },
    cause: {
      en: 'Another request with the same Idempotency-Key has begun and has not ended.',
      'zh-Hant': '另一個具相同 Idempotency-Key 的請求已開始而尚未完成。',
      'zh-Hans': '另一个具有相同 Idempotency-Key 的请求已开始而尚未完成。',
      pt: 'Outro pedido com a mesma Idempotency-Key começou e ainda não terminou.',
    },
    remedy: {
      en: 'Wait and repeat the request with the same Idempotency-Key to receive its result.',
      'zh-Hant': '稍候並以相同的 Idempotency-Key 重複請求，以取得結果。',
      'zh-Hans': '稍候并以相同的 Idempotency-Key 重复请求，以取得结果。',
      pt: 'Aguarde e repita o pedido com a mesma Idempotency-Key para receber o seu resultado.',
    },
  },
  conflict: {
    title: {
      en: 'Conflicts with what exists',
      'zh-Hant': '與現有紀錄衝突',
      'zh-Hans': '与现有记录冲突',
      pt: 'Em conflito com o que existe',
    },
    cause: {
      en: 'A record exists that this request would contradict or repeat.',
      'zh-Hant': '此請求與現有紀錄矛盾，或重複現有紀錄。',
      'zh-Hans': '此请求与现有记录矛盾，或重复现有记录。',
      pt: 'Existe um registo que este pedido contradiz ou repete.',
    },
    remedy: {
      en: 'Read the existing record before you decide whether a new one is required.',
      'zh-Hant': '先閱讀現有紀錄，再決定是否需要新紀錄。',
      'zh-Hans': '先阅读现有记录，再决定是否需要新记录。',
      pt: 'Leia o registo existente antes de decidir se é preciso um novo.',
    },
  },
  'rules-not-met': {
    title: {
      en: 'The certification rules are not met',
      'zh-Hant': '未符合認證規則',
      'zh-Hans': '未满足认证规则',
      pt: 'As regras de certificação não são cumpridas',
    },
    cause: {
      en: 'The request is well-formed, and one or more rules of certification stand against it.',
      'zh-Hant': '請求格式正確，但有一項或多項認證規則不獲符合。',
      'zh-Hans': '请求格式正确，但有一项或多项认证规则未得到满足。',
      pt: 'O pedido está bem formado, mas não cumpre uma ou mais regras de certificação.',
    },
    remedy: {
      en: 'Each entry of `errors` names a rule, its clause and what to do.',
      'zh-Hant': '`errors` 的每一項均指出一項規則、其條款及處理方法。',
      'zh-Hans': '`errors` 的每一项均指出一项规则、其条款和处理方法。',
      pt: 'Cada entrada de `errors` indica uma regra, a sua cláusula e o que fazer.',
    },
  },
  'idempotency-key-reused': {
    title: {
      en: 'Idempotency-Key used for another request',
      'zh-Hant': '冪等鍵已用於其他請求',
      'zh-Hans': '幂等键已用于其他请求',
      pt: 'Idempotency-Key usada noutro pedido',
    },
    cause: {
      en: 'This Idempotency-Key came before with another method, path or body.',
      'zh-Hant': '此 Idempotency-Key 曾用於方法、路徑或內容不同的請求。',
      'zh-Hans': '此 Idempotency-Key 曾用于方法、路径或内容不同的请求。',
      pt: 'Esta Idempotency-Key já foi usada com outro método, caminho ou corpo.',
    },
    remedy: {
      en: 'Use a new Idempotency-Key for a new request.',
      'zh-Hant': '新請求須使用新的 Idempotency-Key。',
      'zh-Hans': '新请求须使用新的 Idempotency-Key。',
      pt: 'Use uma nova Idempotency-Key para um novo pedido.',
    },
  },
  'evidence-quarantined': {
    title: {
      en: 'Evidence in quarantine',
      'zh-Hant': '證據正被隔離',
      'zh-Hans': '证据正被隔离',
      pt: 'Prova em quarentena',
    },
    cause: {
      en: 'A check found the stored file wrong, so nobody is given its bytes. `detail` says what was found.',
      'zh-Hant': '檢查發現儲存的檔案有問題，因此不向任何人提供其內容。`detail` 說明所發現的問題。',
      'zh-Hans': '检查发现存储的文件有问题，因此不向任何人提供其内容。`detail` 说明所发现的问题。',
      pt: 'Uma verificação encontrou o ficheiro guardado em mau estado, pelo que os seus bytes não são dados a ninguém. `detail` diz o que foi encontrado.',
    },
    remedy: {
      en: 'If the bytes are lost or changed, the client uploads the same file again: it is opened once the store has been checked. Otherwise the client sends another file.',
      'zh-Hant': '如內容遺失或被更改，客戶可重新上載同一檔案，待儲存庫檢查後即予開放。否則客戶須提交另一檔案。',
      'zh-Hans': '如内容遗失或被更改，客户可重新上传同一文件，待存储库检查后即予开放。否则客户须提交另一文件。',
      pt: 'Se os bytes se perderam ou mudaram, o cliente carrega de novo o mesmo ficheiro, que se abre depois de verificado o depósito. De outro modo, o cliente envia outro ficheiro.',
    },
  },
  'quota-reached': {
    title: {
      en: 'A quota of the client is used up',
      'zh-Hant': '客戶配額已用盡',
      'zh-Hans': '客户配额已用尽',
      pt: 'Uma quota do cliente está esgotada',
    },
    cause: {
      en: 'A client has a limited number of drafts, of evidence files and of bytes at one authority at one time, so that no client takes the room of the others. `errors` names the limit and what is used.',
      'zh-Hant':
        '每名客戶在同一認證機關同時可持有的草稿、證據檔案及位元組數目有限，以免佔用其他客戶的空間。`errors` 列明上限及已使用的數量。',
      'zh-Hans':
        '每个客户在同一认证机关同时可持有的草稿、证据文件和字节数量有限，以免占用其他客户的空间。`errors` 列明上限和已使用的数量。',
      pt: 'Cada cliente tem, em cada autoridade, um número limitado de rascunhos, de ficheiros de prova e de bytes ao mesmo tempo, para que nenhum ocupe o espaço dos outros. `errors` indica o limite e o que está usado.',
    },
    remedy: {
      en: 'Submit or withdraw drafts, then repeat the request. The same Idempotency-Key can be used. Who needs more asks the authority.',
      'zh-Hant': '請提交或撤回草稿，然後重發請求，可使用同一 Idempotency-Key。如需更多，請向認證機關查詢。',
      'zh-Hans': '请提交或撤回草稿，然后重发请求，可使用同一 Idempotency-Key。如需更多，请向认证机关查询。',
      pt: 'Apresente ou retire rascunhos e repita o pedido; pode usar a mesma Idempotency-Key. Quem precisar de mais pergunta à autoridade.',
    },
  },
  'digest-mismatch': {
    title: {
      en: 'The bytes are not those declared',
      'zh-Hant': '內容與申報摘要不符',
      'zh-Hans': '内容与申报摘要不符',
      pt: 'Os bytes não são os declarados',
    },
    cause: {
      en: 'The file has another SHA-256 digest than the request declares, so nothing was kept.',
      'zh-Hant': '檔案的 SHA-256 摘要與請求所申報者不同，因此沒有保存任何內容。',
      'zh-Hans': '文件的 SHA-256 摘要与请求所申报的不同，因此没有保存任何内容。',
      pt: 'O ficheiro tem um resumo SHA-256 diferente do declarado no pedido, pelo que nada foi guardado.',
    },
    remedy: {
      en: 'Compute the SHA-256 of the file you send and declare that digest.',
      'zh-Hant': '計算所發送檔案的 SHA-256，並申報該摘要。',
      'zh-Hans': '计算所发送文件的 SHA-256，并申报该摘要。',
      pt: 'Calcule o SHA-256 do ficheiro que envia e declare esse resumo.',
    },
  },
  'envelope-rejected': {
    title: {
      en: 'The envelope was rejected',
      'zh-Hant': '電文不獲接納',
      'zh-Hans': '电文未被接受',
      pt: 'O envelope foi rejeitado',
    },
    cause: {
      en: 'The envelope is not signed by the authority it names, is addressed elsewhere, is too old, or its body does not fit its type.',
      'zh-Hant': '電文並非由其所示認證機關簽署、收件方有誤、過舊，或內容與其類型不符。',
      'zh-Hans': '电文不是由其所示认证机关签署、收件方有误、过旧，或内容与其类型不符。',
      pt: 'O envelope não está assinado pela autoridade que indica, tem outro destinatário, é demasiado antigo, ou o seu corpo não corresponde ao tipo.',
    },
    remedy: {
      en: 'Sign the envelope with a key whose public part the sending authority publishes, address it to this authority, and correct what `errors` names.',
      'zh-Hant': '以發送方認證機關的公開密鑰所對應的私鑰簽署電文，並以本機關為收件方；`errors` 指出有誤之處。',
      'zh-Hans': '以发送方认证机关的公开密钥所对应的私钥签署电文，并以本机关为收件方；`errors` 指出有误之处。',
      pt: 'Assine o envelope com a chave privada de uma chave pública da autoridade remetente e dirija-o a esta autoridade; `errors` indica o que está errado.',
    },
  },
  internal: {
    title: {
      en: 'Something failed on our side',
      'zh-Hant': '系統發生錯誤',
      'zh-Hans': '系统发生错误',
      pt: 'Ocorreu uma falha nossa',
    },
    cause: {
      en: 'The service failed in a way that was not foreseen. The failure is in its log under `trace_id`.',
      'zh-Hant': '服務發生未能預見的故障，已按 `trace_id` 記錄。',
      'zh-Hans': '服务发生未能预见的故障，已按 `trace_id` 记录。',
      pt: 'O serviço falhou de um modo não previsto. A falha ficou registada com o `trace_id`.',
    },
    remedy: {
      en: 'Repeat with the same Idempotency-Key; quote `trace_id` when you report it.',
      'zh-Hant': '以相同的 Idempotency-Key 重複請求；報告時請註明 `trace_id`。',
      'zh-Hans': '以相同的 Idempotency-Key 重复请求；报告时请注明 `trace_id`。',
      pt: 'Repita com a mesma Idempotency-Key; indique o `trace_id` ao comunicar o erro.',
    },
  },
  unavailable: {
    title: {
      en: 'Temporarily unavailable',
      'zh-Hant': '暫時無法使用',
      'zh-Hans': '暂时无法使用',
      pt: 'Temporariamente indisponível',
    },
    cause: {
      en: 'Something that the request depends on is busy, starting, closing or not reachable.',
      'zh-Hant': '請求所依賴的某項服務正忙、正在啟動或關閉，或無法連接。',
      'zh-Hans': '请求所依赖的某项服务正忙、正在启动或关闭，或无法连接。',
      pt: 'Algo de que o pedido depende está ocupado, a iniciar, a encerrar ou inacessível.',
    },
    remedy: {
      en: 'Repeat after the time in Retry-After with the same Idempotency-Key.',
      'zh-Hant': '在 Retry-After 所示時間後，以相同的 Idempotency-Key 重複請求。',
      'zh-Hans': '在 Retry-After 所示时间后，以相同的 Idempotency-Key 重复请求。',
      pt: 'Repita depois do tempo indicado em Retry-After com a mesma Idempotency-Key.',
    },
  },
} as const satisfies { readonly [Code in ProblemCode]?: ProblemSentences }
