import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** What a certificate states. */
export const certificateContentViolations = {
  'number-contradicts-content': {
    message: {
      en: 'The {part, select, spelling {spelling} lead_authority {lead authority} risk_class {risk class} year {year} other {member}} is {inNumber} in the certificate number and {inContent} in the certificate. Correct one of the two.',
      'zh-Hant':
        '{part, select, spelling {寫法} lead_authority {主導機關} risk_class {風險等級} year {年份} other {項目}}在證書編號中為 {inNumber}，在證書中為 {inContent}。請更正其中一項。',
      'zh-Hans':
        '{part, select, spelling {写法} lead_authority {主导机关} risk_class {风险等级} year {年份} other {项目}}在证书编号中为 {inNumber}，在证书中为 {inContent}。请更正其中一项。',
      pt: '{part, select, spelling {A grafia} lead_authority {A autoridade principal} risk_class {A classe de risco} year {O ano} other {O elemento}} é {inNumber} no número do certificado e {inContent} no certificado. Corrija um dos dois.',
    },
    cause: {
      en: 'The certificate number says the lead authority, the year and the risk class, as the certificate does.',
      'zh-Hant': '證書編號載明主導機關、年份及風險等級，須與證書一致。',
      'zh-Hans': '证书编号载明主导机关、年份和风险等级，须与证书一致。',
      pt: 'O número do certificado indica a autoridade principal, o ano e a classe de risco, tal como o certificado.',
    },
    remedy: {
      en: 'Issue the certificate under a number that fits its content.',
      'zh-Hant': '請以與內容相符的編號簽發證書。',
      'zh-Hans': '请以与内容相符的编号签发证书。',
      pt: 'Emita o certificado com um número que corresponda ao seu conteúdo.',
    },
  },
  'number-of-another-body': {
    message: {
      en: 'The certificate number is of body {body}; the lead authority numbers as body {expected}. Correct the number.',
      'zh-Hant': '證書編號屬機構 {body}；主導機關以機構 {expected} 編號。請更正編號。',
      'zh-Hans': '证书编号属于机构 {body}；主导机关以机构 {expected} 编号。请更正编号。',
      pt: 'O número do certificado é do organismo {body}; a autoridade principal numera como organismo {expected}. Corrija o número.',
    },
    cause: {
      en: 'The edition gives each lead authority a body number of its own, so that no number is given twice.',
      'zh-Hant': '版本為每個主導機關訂明其機構編號，使編號不會重複。',
      'zh-Hans': '版本为每个主导机关规定其机构编号，使编号不会重复。',
      pt: 'A edição dá a cada autoridade principal um número de organismo próprio, para que nenhum número se repita.',
    },
    remedy: {
      en: 'Have the lead authority number the certificate with its own body number.',
      'zh-Hant': '請主導機關以其機構編號為證書編號。',
      'zh-Hans': '请主导机关以其机构编号为证书编号。',
      pt: 'Faça com que a autoridade principal numere o certificado com o seu próprio número de organismo.',
    },
  },
  'content-missing': {
    message: {
      en: 'The certificate lacks {member, select, holder_name {a legal name of the holder} holder_identifier {the identifier of the holder} system_name {a name of the AI system} system_version {the version of the AI system} decision {the decision for the place of use {place}} lead_place {the place of the lead authority} conditions {the conditions of a reservation} nonce {the nonce} other {a member}}. Write it.',
      'zh-Hant':
        '證書欠缺{member, select, holder_name {持證人的法定名稱} holder_identifier {持證人的識別碼} system_name {人工智能系統的名稱} system_version {人工智能系統的版本} decision {使用地 {place} 的決定} lead_place {主導機關的所在地} conditions {附條件承認的條件} nonce {隨機數} other {某一項目}}。請填寫。',
      'zh-Hans':
        '证书缺少{member, select, holder_name {持证人的法定名称} holder_identifier {持证人的标识符} system_name {人工智能系统的名称} system_version {人工智能系统的版本} decision {使用地 {place} 的决定} lead_place {主导机关的所在地} conditions {附条件承认的条件} nonce {随机数} other {某一项目}}。请填写。',
      pt: 'Falta ao certificado {member, select, holder_name {um nome legal do titular} holder_identifier {o identificador do titular} system_name {um nome do sistema de IA} system_version {a versão do sistema de IA} decision {a decisão para o local de utilização {place}} lead_place {o lugar da autoridade principal} conditions {as condições de uma reserva} nonce {o número aleatório} other {um elemento}}. Escreva-o.',
    },
    cause: {
      en: 'A certificate states all that certification documents state: holder, system, scope, decisions, validity.',
      'zh-Hant': '證書須載明認證文件應載明的各項：持證人、系統、範圍、決定及有效期。',
      'zh-Hans': '证书须载明认证文件应载明的各项：持证人、系统、范围、决定和有效期。',
      pt: 'Um certificado indica tudo o que os documentos de certificação indicam: titular, sistema, âmbito, decisões, validade.',
    },
    remedy: {
      en: 'Write the member at the place that `pointer` names.',
      'zh-Hant': '請在 `pointer` 所示位置填寫該項目。',
      'zh-Hans': '请在 `pointer` 所示位置填写该项目。',
      pt: 'Escreva o elemento no lugar que `pointer` indica.',
    },
  },
  'digest-malformed': {
    message: {
      en: 'This is no SHA-256 digest. Write 64 lower-case hexadecimal digits.',
      'zh-Hant': '這並非 SHA-256 摘要。請填寫 64 個小寫十六進制數字。',
      'zh-Hans': '这不是 SHA-256 摘要。请填写 64 个小写十六进制数字。',
      pt: 'Isto não é um resumo SHA-256. Escreva 64 algarismos hexadecimais minúsculos.',
    },
    cause: {
      en: 'Content and files are cited by the SHA-256 digest of their bytes.',
      'zh-Hant': '內容及檔案以其 SHA-256 摘要引用。',
      'zh-Hans': '内容和文件以其 SHA-256 摘要引用。',
      pt: 'Os conteúdos e os ficheiros são citados pelo resumo SHA-256 dos seus bytes.',
    },
    remedy: {
      en: 'Compute the digest again and write it in hexadecimal.',
      'zh-Hant': '請重新計算摘要並以十六進制填寫。',
      'zh-Hans': '请重新计算摘要并以十六进制填写。',
      pt: 'Calcule de novo o resumo e escreva-o em hexadecimal.',
    },
  },
  'decision-out-of-place': {
    message: {
      en: 'The decision of {authority} does not fit: the lead authority grants, and each other place of use is decided on once by its own authority.',
      'zh-Hant': '{authority} 的決定不符：主導機關批准認證，其他使用地各由其所屬機關決定一次。',
      'zh-Hans': '{authority} 的决定不符：主导机关批准认证，其他使用地各由其所属机关决定一次。',
      pt: 'A decisão de {authority} não se ajusta: a autoridade principal concede, e cada outro local de utilização é decidido uma vez pela sua autoridade.',
    },
    cause: {
      en: 'A certificate has one decision for each place of use, made by the authority of that place.',
      'zh-Hant': '證書就每個使用地載有一項決定，由該地的認證機關作出。',
      'zh-Hans': '证书就每个使用地载有一项决定，由该地的认证机关作出。',
      pt: 'Um certificado tem uma decisão para cada local de utilização, tomada pela autoridade desse lugar.',
    },
    remedy: {
      en: 'Correct the list of decisions.',
      'zh-Hant': '請更正決定清單。',
      'zh-Hans': '请更正决定列表。',
      pt: 'Corrija a lista de decisões.',
    },
  },
  'differs-from-dossier': {
    message: {
      en: 'What `{member}` states is not what the dossier of this case says. Send the content of the dossier.',
      'zh-Hant': '`{member}` 所載與本個案的案卷不符。請發送案卷的內容。',
      'zh-Hans': '`{member}` 所载与本案件的案卷不符。请发送案卷的内容。',
      pt: 'O que `{member}` indica não é o que diz o dossier deste processo. Envie o conteúdo do dossier.',
    },
    cause: {
      en: 'An authority attests what it recognised, word for word, and nothing more.',
      'zh-Hant': '認證機關只為其所承認的內容逐字作證明，不多不少。',
      'zh-Hans': '认证机关只为其所承认的内容逐字作证明，不多不少。',
      pt: 'Uma autoridade atesta o que reconheceu, palavra por palavra, e nada mais.',
    },
    remedy: {
      en: 'Have the lead authority send the content that it sent as the dossier.',
      'zh-Hant': '請主導機關發送其案卷所載的內容。',
      'zh-Hans': '请主导机关发送其案卷所载的内容。',
      pt: 'Faça com que a autoridade principal envie o conteúdo que enviou no dossier.',
    },
  },
  'differs-from-recognition': {
    message: {
      en: 'The decision stated for {authority} is not the one taken here. State its decision, conditions and instant.',
      'zh-Hant': '所載 {authority} 的決定並非此處所作的決定。請載明其決定、條件及時間。',
      'zh-Hans': '所载 {authority} 的决定不是此处所作的决定。请载明其决定、条件和时间。',
      pt: 'A decisão indicada para {authority} não é a que aqui foi tomada. Indique a sua decisão, condições e instante.',
    },
    cause: {
      en: 'An authority attests its own recognition, with its own conditions.',
      'zh-Hant': '認證機關只為本身的承認及其條件作證明。',
      'zh-Hans': '认证机关只为本身的承认及其条件作证明。',
      pt: 'Uma autoridade atesta o seu próprio reconhecimento, com as suas condições.',
    },
    remedy: {
      en: 'Have the lead authority state the decision as this authority sent it.',
      'zh-Hant': '請主導機關按本機關所發送的內容載明該決定。',
      'zh-Hans': '请主导机关按本机关所发送的内容载明该决定。',
      pt: 'Faça com que a autoridade principal indique a decisão tal como esta autoridade a enviou.',
    },
  },
  'number-has-other-content': {
    message: {
      en: 'This authority holds other content under the number {certificateNumber}. A number is used once.',
      'zh-Hant': '本機關以編號 {certificateNumber} 存有另一內容。編號只用一次。',
      'zh-Hans': '本机关以编号 {certificateNumber} 存有其他内容。编号只用一次。',
      pt: 'Esta autoridade tem outro conteúdo com o número {certificateNumber}. Um número usa-se uma vez.',
    },
    cause: {
      en: 'A certificate number belongs to one content and is never given again.',
      'zh-Hant': '證書編號只屬同一內容，不會再次使用。',
      'zh-Hans': '证书编号只属于同一内容，不会再次使用。',
      pt: 'Um número de certificado pertence a um conteúdo e nunca volta a ser dado.',
    },
    remedy: {
      en: 'Have the lead authority compare its content with the one stored here.',
      'zh-Hant': '請主導機關將其內容與此處所存的內容核對。',
      'zh-Hans': '请主导机关将其内容与此处所存的内容核对。',
      pt: 'Faça com que a autoridade principal compare o seu conteúdo com o que aqui está guardado.',
    },
  },
  'decision-has-other-content': {
    message: {
      en: 'This authority holds other content for this decision, under the number {certificateNumber}. A decision has one certificate.',
      'zh-Hant': '本機關就此項決定存有另一內容，編號為 {certificateNumber}。每項決定只有一張證書。',
      'zh-Hans': '本机关就此项决定存有其他内容，编号为 {certificateNumber}。每项决定只有一张证书。',
      pt: 'Esta autoridade tem outro conteúdo para esta decisão, com o número {certificateNumber}. Uma decisão tem um certificado.',
    },
    cause: {
      en: 'One decision gives one certificate, so its content is stored once.',
      'zh-Hant': '每項決定只產生一張證書，故其內容只儲存一次。',
      'zh-Hans': '每项决定只产生一张证书，故其内容只存储一次。',
      pt: 'Uma decisão dá um certificado, pelo que o seu conteúdo é guardado uma vez.',
    },
    remedy: {
      en: 'Have the lead authority compare its content with the one stored here.',
      'zh-Hant': '請主導機關將其內容與此處所存的內容核對。',
      'zh-Hans': '请主导机关将其内容与此处所存的内容核对。',
      pt: 'Faça com que a autoridade principal compare o seu conteúdo com o que aqui está guardado.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
