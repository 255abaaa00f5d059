import { quarantineReasons, shredGrounds } from '@concert/domain/artefact/state'
import type { DetailSentence } from './detail-sentence.ts'

/** Details of requests that were read and are refused, or could not be answered. */
export const decisionDetails = {
  'rules-not-met': {
    params: { count: 'number' },
    sentence: {
      en: '{count, plural, one {{count} rule is} other {{count} rules are}} not met.',
      'zh-Hant': '有 {count} 項規則不獲符合。',
      'zh-Hans': '有 {count} 项规则未得到满足。',
      pt: '{count, plural, one {Não é cumprida {count} regra} other {Não são cumpridas {count} regras}}.',
    },
  },
  'quota-reached': {
    params: {},
    sentence: {
      en: 'What the client holds here at one time has reached its limit. Nothing was stored.',
      'zh-Hant': '該客戶在此同時持有的數量已達上限。沒有保存任何內容。',
      'zh-Hans': '该客户在此同时持有的数量已达上限。没有保存任何内容。',
      pt: 'O que o cliente tem aqui ao mesmo tempo atingiu o limite. Nada foi guardado.',
    },
  },
  'record-not-found': {
    params: {
      record: [
        'application',
        'organisation',
        'ai-system',
        'certificate',
        'evaluation',
        'recognition',
        'evidence',
        'upload',
        'envelope',
        'edition',
        'signature',
        'problem',
        'dead-letter',
        'message',
        'member',
        'transfer-basis',
        'legal-hold',
        'person',
        'authorisation',
        'group-link',
        'risk',
        'clock',
        'closed-day',
        'account',
        'loan',
        'absence',
        'data-request',
      ],
    },
    sentence: {
      en: 'There is no such {record, select, application {application} organisation {organisation} ai_system {AI system} certificate {certificate} evaluation {evaluation} recognition {recognition} evidence {evidence} upload {upload} envelope {envelope} edition {edition} signature {signature} problem {problem} dead_letter {dead letter} message {message} member {member} transfer_basis {transfer basis} legal_hold {legal hold} person {person} authorisation {authorisation} clock {clock} closed_day {closed day} account {account} loan {loan of a person} absence {absence} group_link {link between organisations} data_request {data request} risk {risk} other {record}} here.',
      'zh-Hant':
        '此處並無該{record, select, application {申請} organisation {機構} ai_system {人工智能系統} certificate {證書} evaluation {評價} recognition {承認個案} evidence {證據} upload {上載} envelope {電文} edition {版本} signature {簽署} problem {錯誤代碼} dead_letter {死信} message {訊息} member {成員} transfer_basis {跨境傳輸依據} legal_hold {法律保全} person {人員} authorisation {授權} clock {時限} closed_day {停止辦公日} account {帳戶} loan {借調} absence {缺勤紀錄} group_link {機構關係} data_request {個人資料要求} risk {風險} other {紀錄}}。',
      'zh-Hans':
        '此处没有该{record, select, application {申请} organisation {机构} ai_system {人工智能系统} certificate {证书} evaluation {评价} recognition {承认案件} evidence {证据} upload {上传} envelope {电文} edition {版本} signature {签名} problem {错误代码} dead_letter {死信} message {信息} member {成员} transfer_basis {跨境传输依据} legal_hold {法律保全} person {人员} authorisation {授权} clock {时限} closed_day {停止办公日} account {账户} loan {借调} absence {缺勤记录} group_link {机构关系} data_request {个人信息请求} risk {风险} other {记录}}。',
      pt: 'Não existe aqui {record, select, application {esse pedido} organisation {essa organização} ai_system {esse sistema de IA} certificate {esse certificado} evaluation {essa avaliação} recognition {esse reconhecimento} evidence {essa prova} upload {esse carregamento} envelope {esse envelope} edition {essa edição} signature {essa assinatura} problem {esse código de erro} dead_letter {essa mensagem não entregue} message {essa mensagem} member {esse membro} transfer_basis {essa base de transferência} legal_hold {essa retenção legal} person {essa pessoa} authorisation {essa autorização} clock {esse prazo} closed_day {esse dia de encerramento} account {essa conta} loan {essa cedência} absence {essa ausência} group_link {essa ligação entre organizações} data_request {esse pedido de dados} risk {esse risco} other {esse registo}}.',
    },
  },
  'authorisation-needed': {
    params: { functions: 'functions', caller: 'text' },
    sentence: {
      en: '{caller} holds no authorisation in force for any of these functions: {functions}.',
      'zh-Hant': '{caller} 並不持有下列任何職能的有效授權：{functions}。',
      'zh-Hans': '{caller} 不持有下列任何职能的有效授权：{functions}。',
      pt: '{caller} não tem autorização em vigor para nenhuma destas funções: {functions}.',
    },
  },
  'account-of-nobody': {
    params: { caller: 'text' },
    sentence: {
      en: '{caller} is the account of no person on record here.',
      'zh-Hant': '{caller} 並非此處任何在冊人員的帳戶。',
      'zh-Hans': '{caller} 不是此处任何在册人员的账户。',
      pt: '{caller} não é a conta de nenhuma pessoa registada aqui.',
    },
  },
  'function-needed': {
    params: { functions: 'functions' },
    sentence: {
      en: 'This requires one of these functions: {functions}.',
      'zh-Hant': '須具有下列其中一項職能：{functions}。',
      'zh-Hans': '须具有下列任一职能：{functions}。',
      pt: 'É necessária uma destas funções: {functions}.',
    },
  },
  'read-refused': {
    params: { count: 'number' },
    sentence: {
      en: 'This content is not open to you: {count, plural, one {{count} thing is} other {{count} things are}} missing.',
      'zh-Hant': '此內容不向你開放：欠缺 {count} 項條件。',
      'zh-Hans': '此内容不向您开放：缺少 {count} 项条件。',
      pt: 'Este conteúdo está-lhe vedado: {count, plural, one {falta {count} condição} other {faltam {count} condições}}.',
    },
  },
  'evidence-quarantined': {
    params: { reason: quarantineReasons },
    sentence: {
      en: 'This file is in quarantine: {reason, select, unchecked {its checks have not ended yet} digest_differs {the store has other bytes than were recorded} bytes_missing {the store does not have its bytes} malware {a scanner found in it what may do harm} not_scannable {the scanner cannot look into it} structure {its content is not accepted as it is} shredded {its bytes were made unreadable for good} other {a check failed}}.',
      'zh-Hant':
        '此檔案正被隔離：{reason, select, unchecked {檢查尚未完成} digest_differs {儲存的位元組與記錄不符} bytes_missing {儲存庫內沒有其位元組} malware {掃描發現可能有害的內容} not_scannable {掃描程式無法檢視其內容} structure {其內容不獲接納} shredded {內容已永久銷毀} other {檢查不合格}}。',
      'zh-Hans':
        '此文件正被隔离：{reason, select, unchecked {检查尚未完成} digest_differs {存储的字节与记录不符} bytes_missing {存储库内没有其字节} malware {扫描发现可能有害的内容} not_scannable {扫描程序无法检视其内容} structure {其内容不获接纳} shredded {内容已永久销毁} other {检查不合格}}。',
      pt: 'Este ficheiro está em quarentena: {reason, select, unchecked {as verificações ainda não acabaram} digest_differs {o depósito tem outros bytes do que os registados} bytes_missing {o depósito não tem os seus bytes} malware {foi encontrado nele o que pode causar dano} not_scannable {não pode ser examinado por dentro} structure {o seu conteúdo não é aceite como está} shredded {os seus bytes foram tornados ilegíveis} other {uma verificação falhou}}.',
    },
  },
  'evidence-shredded': {
    params: { ground: shredGrounds, day: 'text' },
    sentence: {
      en: 'The bytes of this file were made unreadable on {day}: {ground, select, erasure_request {a person asked for erasure} consent_withdrawn {a consent was withdrawn} unlawful {they were not to be kept by law} retention_ended {their time has ended} other {on a ground of law}}. The record and its proofs stay.',
      'zh-Hant':
        '此檔案的內容已於 {day} 永久銷毀而不可讀取：{ground, select, erasure_request {有人要求刪除} consent_withdrawn {同意已被撤回} unlawful {依法不得保存} retention_ended {保存期已滿} other {依法}}。記錄及其證明仍保留。',
      'zh-Hans':
        '此文件的内容已于 {day} 永久销毁而不可读取：{ground, select, erasure_request {有人要求删除} consent_withdrawn {同意已被撤回} unlawful {依法不得保存} retention_ended {保存期已满} other {依法}}。记录及其证明仍保留。',
      pt: 'Os bytes deste ficheiro foram tornados ilegíveis em {day}: {ground, select, erasure_request {uma pessoa pediu o apagamento} consent_withdrawn {um consentimento foi retirado} unlawful {a lei não permitia conservá-los} retention_ended {o seu prazo acabou} other {por fundamento legal}}. O registo e as suas provas ficam.',
    },
  },
  'case-file-closed': {
    params: {},
    sentence: {
      en: 'The file of this case is closed to you. It opens to those assigned to the case, once they have declared.',
      'zh-Hant': '你不能查閱本個案的檔案。檔案只供獲派處理本個案並已作出聲明的人員查閱。',
      'zh-Hans': '你不能查阅本案件的档案。档案只供获派处理本案件并已作出声明的人员查阅。',
      pt: 'O processo está-lhe vedado. Abre-se a quem lhe foi designado, depois de feita a declaração.',
    },
  },
  'command-not-possible': {
    params: { command: 'text', status: 'text' },
    sentence: {
      en: '{command} is not possible while the status is {status}.',
      'zh-Hant': '狀態為 {status} 時不能進行 {command}。',
      'zh-Hans': '状态为 {status} 时不能进行 {command}。',
      pt: '{command} não é possível enquanto o estado for {status}.',
    },
  },
  'failure-logged': {
    params: {},
    sentence: {
      en: 'The failure was recorded in the log of the service.',
      'zh-Hant': '故障已記入服務的日誌。',
      'zh-Hans': '故障已记入服务的日志。',
      pt: 'A falha foi registada no diário do serviço.',
    },
  },
  'record-exists': {
    params: {},
    sentence: {
      en: 'A record with the same identity exists already.',
      'zh-Hant': '已有識別資料相同的紀錄。',
      'zh-Hans': '已有标识相同的记录。',
      pt: 'Já existe um registo com a mesma identidade.',
    },
  },
  'request-in-progress': {
    params: {},
    sentence: {
      en: 'A request with this Idempotency-Key is still running.',
      'zh-Hant': '具有此 Idempotency-Key 的請求仍在處理中。',
      'zh-Hans': '具有此 Idempotency-Key 的请求仍在处理中。',
      pt: 'Um pedido com esta Idempotency-Key ainda está em curso.',
    },
  },
  'key-reused': {
    params: {},
    sentence: {
      en: 'This Idempotency-Key was used for another request.',
      'zh-Hant': '此 Idempotency-Key 已用於另一請求。',
      'zh-Hans': '此 Idempotency-Key 已用于另一请求。',
      pt: 'Esta Idempotency-Key foi usada noutro pedido.',
    },
  },
  'database-rule': {
    params: {},
    sentence: {
      en: 'A database rule rejected this change.',
      'zh-Hant': '數據庫的一項規則拒絕此項更改。',
      'zh-Hans': '数据库的一项规则拒绝此项更改。',
      pt: 'Uma regra da base de dados rejeitou esta alteração.',
    },
  },
  'dependency-silent': {
    params: {},
    sentence: {
      en: 'A dependency did not respond in time.',
      'zh-Hant': '所依賴的服務未有及時回應。',
      'zh-Hans': '所依赖的服务未及时响应。',
      pt: 'Uma dependência não respondeu a tempo.',
    },
  },
  'service-silent': {
    params: {},
    sentence: {
      en: 'The service does not respond now.',
      'zh-Hant': '該服務現時沒有回應。',
      'zh-Hans': '该服务目前没有响应。',
      pt: 'O serviço não responde neste momento.',
    },
  },
  'service-busy': {
    params: {},
    sentence: {
      en: 'The service is too busy to answer in time.',
      'zh-Hant': '服務過於繁忙，未能及時回應。',
      'zh-Hans': '服务过于繁忙，无法及时响应。',
      pt: 'O serviço está demasiado ocupado para responder a tempo.',
    },
  },
  'service-closing': {
    params: {},
    sentence: {
      en: 'The service is closing.',
      'zh-Hant': '服務正在關閉。',
      'zh-Hans': '服务正在关闭。',
      pt: 'O serviço está a encerrar.',
    },
  },
  'issuer-keys-unavailable': {
    params: {},
    sentence: {
      en: "The keys of the authority's issuer cannot be fetched now.",
      'zh-Hant': '現時未能取得認證機關的簽發者密鑰。',
      'zh-Hans': '目前无法取得认证机关的签发者密钥。',
      pt: 'Não é possível obter agora as chaves do emissor da autoridade.',
    },
  },
  'version-seen': {
    params: { seen: 'number', present: 'number' },
    sentence: {
      en: 'You saw version {seen}; the present version is {present}.',
      'zh-Hant': '你所見為第 {seen} 版；現行版本為第 {present} 版。',
      'zh-Hans': '您所见为第 {seen} 版；当前版本为第 {present} 版。',
      pt: 'Leu a versão {seen}; a versão actual é a {present}.',
    },
  },
  'evidence-store-silent': {
    params: {},
    sentence: {
      en: 'The evidence store does not answer now.',
      'zh-Hant': '證據儲存庫現時沒有回應。',
      'zh-Hans': '证据存储库目前没有响应。',
      pt: 'O depósito de provas não responde agora.',
    },
  },
  'evidence-store-unread': {
    params: {},
    sentence: {
      en: 'The evidence store cannot read the file now.',
      'zh-Hant': '證據儲存庫現時未能讀取該檔案。',
      'zh-Hans': '证据存储库目前无法读取该文件。',
      pt: 'O depósito de provas não pode ler agora o ficheiro.',
    },
  },
  'scanner-silent': {
    params: {},
    sentence: {
      en: 'The scanner for malware does not answer or cannot tell. The file stays in quarantine.',
      'zh-Hant': '惡意程式掃描器沒有回應或未能判斷。檔案繼續隔離。',
      'zh-Hans': '恶意程序扫描器没有响应或无法判断。文件继续隔离。',
      pt: 'O verificador de programas maliciosos não responde ou não sabe dizer. O ficheiro continua em quarentena.',
    },
  },
  'inspection-under-way': {
    params: {},
    sentence: {
      en: 'The file is still being checked.',
      'zh-Hant': '檔案仍在檢查中。',
      'zh-Hans': '文件仍在检查中。',
      pt: 'O ficheiro ainda está a ser verificado.',
    },
  },
  'evidence-store-full': {
    params: {},
    sentence: {
      en: 'The evidence store cannot take the file now.',
      'zh-Hant': '證據儲存庫現時未能接收該檔案。',
      'zh-Hans': '证据存储库目前无法接收该文件。',
      pt: 'O depósito de provas não pode receber agora o ficheiro.',
    },
  },
  'bytes-removed': {
    params: {},
    sentence: {
      en: 'The stored bytes were removed before they could be recorded. Send the file again.',
      'zh-Hant': '已儲存的內容在記錄前被移除。請重新發送檔案。',
      'zh-Hans': '已存储的内容在记录前被移除。请重新发送文件。',
      pt: 'Os bytes guardados foram removidos antes de serem registados. Envie de novo o ficheiro.',
    },
  },
  'bytes-taken-back': {
    params: {},
    sentence: {
      en: 'The application was withdrawn before it was ever submitted, and the bytes of its files are removed. Their record stays.',
      'zh-Hant': '申請在首次提交前已撤回，其檔案的內容已移除；有關記錄仍然保留。',
      'zh-Hans': '申请在首次提交前已撤回，其文件的内容已移除；有关记录仍然保留。',
      pt: 'O pedido foi retirado antes de ser apresentado, e os bytes dos seus ficheiros são removidos. O registo mantém-se.',
    },
  },
  'no-page-text': {
    params: { page: 'number' },
    sentence: {
      en: 'There is no text of page {page}: the file has no such page, or what it says could not be read. Download its content.',
      'zh-Hant': '沒有第 {page} 頁的文字：檔案沒有該頁，或其文字未能讀取。請下載檔案的內容。',
      'zh-Hans': '没有第 {page} 页的文字：文件没有该页，或其文字无法读取。请下载文件的内容。',
      pt: 'Não há texto da página {page}: o ficheiro não tem essa página, ou o seu texto não pôde ser lido. Descarregue o conteúdo.',
    },
  },
  'no-page-image': {
    params: { page: 'number' },
    sentence: {
      en: 'No image can be made of page {page}: the file is no PDF and no picture of a kind that is drawn, has no such page, is too large, or cannot be drawn. Download its content.',
      'zh-Hant':
        '無法製作第 {page} 頁的圖像：檔案並非 PDF 或可繪製的圖片、沒有該頁、過大，或無法繪製。請下載檔案的內容。',
      'zh-Hans':
        '无法生成第 {page} 页的图像：文件不是 PDF 或可绘制的图片、没有该页、过大，或无法绘制。请下载文件的内容。',
      pt: 'Não pode ser feita uma imagem da página {page}: o ficheiro não é PDF nem imagem de um tipo que se desenha, não tem essa página, é demasiado grande, ou não pode ser desenhado. Descarregue o conteúdo.',
    },
  },
  'no-page-table': {
    params: { page: 'number' },
    sentence: {
      en: 'No table can be made of page {page}: the file is no CSV or TSV, has no such page, or is too large. Download its content.',
      'zh-Hant': '無法製作第 {page} 頁的表格：檔案並非 CSV 或 TSV、沒有該頁，或過大。請下載檔案的內容。',
      'zh-Hans': '无法生成第 {page} 页的表格：文件不是 CSV 或 TSV、没有该页，或过大。请下载文件的内容。',
      pt: 'Não pode ser feita uma tabela da página {page}: o ficheiro não é CSV nem TSV, não tem essa página, ou é demasiado grande. Descarregue o conteúdo.',
    },
  },
  'drawings-waiting': {
    params: {},
    sentence: {
      en: 'Many pages are being drawn. Ask again in a moment, or download the content.',
      'zh-Hant': '正在繪製多個頁面。請稍後再試，或下載檔案的內容。',
      'zh-Hans': '正在绘制多个页面。请稍后再试，或下载文件的内容。',
      pt: 'Estão a ser desenhadas muitas páginas. Volte a pedir dentro de momentos, ou descarregue o conteúdo.',
    },
  },
  'statement-before-unsigned': {
    params: { sequence: 'number', certificateNumber: 'text' },
    sentence: {
      en: 'Statement {sequence} on {certificateNumber} is signed first.',
      'zh-Hant': '須先簽署關於 {certificateNumber} 的第 {sequence} 項聲明。',
      'zh-Hans': '须先签署关于 {certificateNumber} 的第 {sequence} 项声明。',
      pt: 'A declaração {sequence} sobre {certificateNumber} é assinada primeiro.',
    },
  },
  'sequence-not-next': {
    params: { authority: 'text', next: 'number', given: 'number' },
    sentence: {
      en: 'The next statement of {authority} has the sequence {next}, not {given}; publish the statements before it first.',
      'zh-Hant': '{authority} 的下一項聲明序號為 {next}，並非 {given}；請先公布此前的聲明。',
      'zh-Hans': '{authority} 的下一项声明序号为 {next}，不是 {given}；请先公布此前的声明。',
      pt: 'A próxima declaração de {authority} tem o número de ordem {next} e não {given}; publique primeiro as anteriores.',
    },
  },
  'sequence-taken': {
    params: { authority: 'text', sequence: 'number' },
    sentence: {
      en: '{authority} has made another statement with the sequence {sequence}; the register is never rewritten.',
      'zh-Hant': '{authority} 已以序號 {sequence} 作出另一項聲明；登記冊不會重寫。',
      'zh-Hans': '{authority} 已以序号 {sequence} 作出另一项声明；登记册不会改写。',
      pt: '{authority} fez outra declaração com o número de ordem {sequence}; o registo nunca é reescrito.',
    },
  },
  'certificate-number-taken': {
    params: { certificateNumber: 'text' },
    sentence: {
      en: '{certificateNumber} is the number of another certificate; numbers are never reused.',
      'zh-Hant': '{certificateNumber} 為另一證書的編號；編號不會重用。',
      'zh-Hans': '{certificateNumber} 是另一证书的编号；编号不会重复使用。',
      pt: '{certificateNumber} é o número de outro certificado; os números nunca são reutilizados.',
    },
  },
  'organisation-registered': {
    params: {},
    sentence: {
      en: 'You have registered an organisation with this identifier before; use the one in `current`.',
      'zh-Hant': '你此前已以此識別碼登記機構；請使用 `current` 所示機構。',
      'zh-Hans': '您此前已以此标识符登记机构；请使用 `current` 所示机构。',
      pt: 'Já registou uma organização com este identificador; use a que está em `current`.',
    },
  },
} as const satisfies Readonly<Record<string, DetailSentence>>
