import { problemCatalogue, type ProblemCode } from '@concert/contracts/problems'
import type { Sentence } from '@concert/sentences/sentence'

/** What to do about each problem. The catalogue itself is written in English and has every code. */
export const remedies: Readonly<Record<ProblemCode, Sentence>> = {
  'invalid-request': {
    en: problemCatalogue['invalid-request'].remedy,
    'zh-Hant': '更正 `errors` 所指的每個欄位，再次發送請求。',
    'zh-Hans': '更正 `errors` 所指的每个字段，再次发送请求。',
    pt: 'Corrija cada campo que `errors` indica e envie de novo o pedido.',
  },
  'malformed-json': {
    en: problemCatalogue['malformed-json'].remedy,
    'zh-Hant': '以 UTF-8 發送一個格式正確的 JSON 物件，並設定 Content-Type: application/json。',
    'zh-Hans': '以 UTF-8 发送一个格式正确的 JSON 对象，并设置 Content-Type: application/json。',
    pt: 'Envie um objecto JSON bem formado em UTF-8 com Content-Type: application/json.',
  },
  'invalid-cursor': {
    en: problemCatalogue['invalid-cursor'].remedy,
    'zh-Hant': '使用上一頁的 `nextCursor` 並保持相同篩選條件，或不帶分頁標記重新開始。',
    'zh-Hans': '使用上一页的 `nextCursor` 并保持相同筛选条件，或不带分页标记重新开始。',
    pt: 'Use o `nextCursor` da página anterior, com o mesmo filtro, ou recomece sem cursor.',
  },
  unauthenticated: {
    en: problemCatalogue.unauthenticated.remedy,
    'zh-Hant': '向路徑所示認證機關的簽發者索取存取權杖，並以該認證機關為受眾。',
    'zh-Hans': '向路径所示认证机关的签发者索取访问令牌，并以该认证机关为受众。',
    pt: 'Obtenha uma ficha de acesso do emissor da autoridade indicada no caminho, tendo-a por destinatária.',
  },
  forbidden: {
    en: problemCatalogue.forbidden.remedy,
    'zh-Hant': '請具有此職能授權的人員處理，或取得授權或將其續期。',
    'zh-Hans': '请具有此职能授权的人员处理，或取得授权或将其续期。',
    pt: 'Dirija-se a quem tenha autorização para esta função, ou faça com que seja concedida ou renovada.',
  },
  'not-found': {
    en: problemCatalogue['not-found'].remedy,
    'zh-Hant': '檢查路徑及識別碼；其他機構及認證機關的紀錄不會顯示。',
    'zh-Hans': '检查路径和标识符；其他机构和认证机关的记录不会显示。',
    pt: 'Confirme o caminho e o identificador; os registos de outras organizações e autoridades não são mostrados.',
  },
  'action-not-allowed': {
    en: problemCatalogue['action-not-allowed'].remedy,
    'zh-Hant': '查看 `allowed_actions`：其中所列為此狀態下可進行的操作，各由具相應職責者進行。',
    'zh-Hans': '查看 `allowed_actions`：其中所列为此状态下可进行的操作，各由具相应职责者进行。',
    pt: 'Leia `allowed_actions`: é o que este estado permite, a quem tenha a função para tal.',
  },
  'idempotency-in-progress': {
    en: problemCatalogue['idempotency-in-progress'].remedy,
    'zh-Hant': '稍候並以相同的 Idempotency-Key 重複請求，以取得結果。',
    'zh-Hans': '稍候并以相同的 Idempotency-Key 重复请求，以取得结果。',
    pt: 'Aguarde e repita o pedido com a mesma Idempotency-Key para receber o seu resultado.',
  },
  conflict: {
    en: problemCatalogue.conflict.remedy,
    'zh-Hant': '先閱讀現有紀錄，再決定是否需要新紀錄。',
    'zh-Hans': '先阅读现有记录，再决定是否需要新记录。',
    pt: 'Leia o registo existente antes de decidir se é preciso um novo.',
  },
  'version-mismatch': {
    en: problemCatalogue['version-mismatch'].remedy,
    'zh-Hant': '與 `current` 比較，再以其 ETag 設定 If-Match 重複請求。',
    'zh-Hans': '与 `current` 比较，再以其 ETag 设置 If-Match 重复请求。',
    pt: 'Compare com `current` e repita com If-Match igual ao seu ETag.',
  },
  'payload-too-large': {
    en: problemCatalogue['payload-too-large'].remedy,
    'zh-Hant': '不要超過 `detail` 所示上限。',
    'zh-Hans': '不要超过 `detail` 所示上限。',
    pt: 'Mantenha-se dentro do limite que `detail` indica.',
  },
  'unsupported-media-type': {
    en: problemCatalogue['unsupported-media-type'].remedy,
    'zh-Hant': '使用該操作文件所示的 Content-Type。',
    'zh-Hans': '使用该操作文档所示的 Content-Type。',
    pt: 'Use o Content-Type que a operação documenta.',
  },
  'rules-not-met': {
    en: problemCatalogue['rules-not-met'].remedy,
    'zh-Hant': '`errors` 的每一項均指出欠缺之處、其條款及處理方法。',
    'zh-Hans': '`errors` 的每一项均指出缺少之处、其条款和处理方法。',
    pt: 'Cada entrada de `errors` indica o que falta, a sua cláusula e o que fazer.',
  },
  'idempotency-key-reused': {
    en: problemCatalogue['idempotency-key-reused'].remedy,
    'zh-Hant': '新請求須使用新的 Idempotency-Key。',
    'zh-Hans': '新请求须使用新的 Idempotency-Key。',
    pt: 'Use uma nova Idempotency-Key para um novo pedido.',
  },
  'digest-mismatch': {
    en: problemCatalogue['digest-mismatch'].remedy,
    'zh-Hant': '計算所發送檔案的 SHA-256，並申報該摘要。',
    'zh-Hans': '计算所发送文件的 SHA-256，并申报该摘要。',
    pt: 'Calcule o SHA-256 do ficheiro que envia e declare esse resumo.',
  },
  'envelope-rejected': {
    en: problemCatalogue['envelope-rejected'].remedy,
    'zh-Hant': '以發送方認證機關公開密鑰所對應的私鑰簽署電文，並以本機關為收件方。',
    'zh-Hans': '以发送方认证机关公开密钥所对应的私钥签署电文，并以本机关为收件方。',
    pt: 'Assine o envelope com uma chave da autoridade remetente e dirija-o a esta autoridade.',
  },
  'precondition-required': {
    en: problemCatalogue['precondition-required'].remedy,
    'zh-Hant': '讀取紀錄，並在 If-Match 發送其 ETag。',
    'zh-Hans': '读取记录，并在 If-Match 发送其 ETag。',
    pt: 'Leia o registo e envie o seu ETag em If-Match.',
  },
  internal: {
    en: problemCatalogue.internal.remedy,
    'zh-Hant': '以相同的 Idempotency-Key 重複請求；報告時請註明 `trace_id`。',
    'zh-Hans': '以相同的 Idempotency-Key 重复请求；报告时请注明 `trace_id`。',
    pt: 'Repita com a mesma Idempotency-Key; indique o `trace_id` ao comunicar o erro.',
  },
  unavailable: {
    en: problemCatalogue.unavailable.remedy,
    'zh-Hant': '在 Retry-After 所示時間後，以相同的 Idempotency-Key 重複請求。',
    'zh-Hans': '在 Retry-After 所示时间后，以相同的 Idempotency-Key 重复请求。',
    pt: 'Repita depois do tempo indicado em Retry-After com a mesma Idempotency-Key.',
  },
}
