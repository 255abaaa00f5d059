import type { FaultCode } from '@concert/contracts/fault-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Members of a body, a query or a path. */
export const valueFaults = {
  'invalid-type': {
    message: {
      en: 'This must be {expected, select, string {a text} number {a number} int {a whole number} boolean {true or false} array {a list} object {an object} other {of another type}}; it is missing or is something else.',
      'zh-Hant':
        '此處應為{expected, select, string {文字} number {數字} int {整數} boolean {true 或 false} array {清單} object {物件} other {另一類型}}，但欠缺或屬其他類型。',
      'zh-Hans':
        '此处应为{expected, select, string {文本} number {数字} int {整数} boolean {true 或 false} array {列表} object {对象} other {其他类型}}，但缺失或属于其他类型。',
      pt: 'Deve ser {expected, select, string {um texto} number {um número} int {um número inteiro} boolean {true ou false} array {uma lista} object {um objecto} other {de outro tipo}}; falta ou é outra coisa.',
    },
    cause: {
      en: 'The contract of the operation gives each member a type.',
      'zh-Hant': '操作的規格為每個成員訂明類型。',
      'zh-Hans': '操作的规格为每个成员规定类型。',
      pt: 'O contrato da operação dá um tipo a cada elemento.',
    },
    remedy: {
      en: 'Give a value of the type that the operation documents.',
      'zh-Hant': '請按該操作文件所示類型提供數值。',
      'zh-Hans': '请按该操作文档所示类型提供数值。',
      pt: 'Dê um valor do tipo que a operação documenta.',
    },
  },
  'invalid-value': {
    message: {
      en: 'This must be one of {allowed}.',
      'zh-Hant': '此處應為 {allowed} 之一。',
      'zh-Hans': '此处应为 {allowed} 之一。',
      pt: 'Deve ser um de {allowed}.',
    },
    cause: {
      en: 'The member takes one of a closed list of values.',
      'zh-Hant': '此成員只接受清單所列的數值。',
      'zh-Hans': '此成员只接受列表所列的数值。',
      pt: 'O elemento aceita um valor de uma lista fechada.',
    },
    remedy: {
      en: 'Give one of the values of the list, spelled as it is there.',
      'zh-Hant': '請按清單所示寫法提供其中一個數值。',
      'zh-Hans': '请按列表所示写法提供其中一个数值。',
      pt: 'Dê um dos valores da lista, escrito como lá está.',
    },
  },
  'invalid-format': {
    message: {
      en: 'This must be {form, select, base64url {base64url without padding} certificate_number {a certificate number} compact_jws {one compact JWS} date {a calendar date} edition {an edition} email {an e-mail address} evidence_kind {a kind of evidence} identifier {an identifier of its kind} instant {an instant in UTC} media_type {a media type} nonce {128 random bits in hexadecimal} person {a person id} requirement {a requirement id} sha256 {a SHA-256 digest in lower-case hexadecimal} other {of another form}}, for example {example}.',
      'zh-Hant':
        '此處應為{form, select, base64url {不含填充字元的 base64url} certificate_number {證書編號} compact_jws {一個 compact JWS} date {曆法日期} edition {版本} email {電郵地址} evidence_kind {證據種類} identifier {該類識別碼} instant {UTC 時間} media_type {媒體類型} nonce {以十六進制表示的 128 位元隨機數} person {人員識別碼} requirement {要求編號} sha256 {以小寫十六進制表示的 SHA-256 摘要} other {另一格式}}，例如 {example}。',
      'zh-Hans':
        '此处应为{form, select, base64url {不含填充字符的 base64url} certificate_number {证书编号} compact_jws {一个 compact JWS} date {历法日期} edition {版本} email {电子邮件地址} evidence_kind {证据种类} identifier {该类标识符} instant {UTC 时间} media_type {媒体类型} nonce {以十六进制表示的 128 位随机数} person {人员标识符} requirement {要求编号} sha256 {以小写十六进制表示的 SHA-256 摘要} other {其他格式}}，例如 {example}。',
      pt: 'Deve ser {form, select, base64url {base64url sem enchimento} certificate_number {um número de certificado} compact_jws {um JWS compacto} date {uma data do calendário} edition {uma edição} email {um endereço de correio electrónico} evidence_kind {um tipo de prova} identifier {um identificador do seu tipo} instant {um instante em UTC} media_type {um tipo de suporte} nonce {128 bits aleatórios em hexadecimal} person {um identificador de pessoa} requirement {um identificador de requisito} sha256 {um resumo SHA-256 em hexadecimal minúsculo} other {de outra forma}}, por exemplo {example}.',
    },
    cause: {
      en: 'The text has a form that programs read, and it is checked before it is used.',
      'zh-Hant': '此文字須具可供程式讀取的格式，使用前會予核對。',
      'zh-Hans': '此文本须具有可供程序读取的格式，使用前会予以核对。',
      pt: 'O texto tem uma forma que os programas lêem, e é verificado antes de ser usado.',
    },
    remedy: {
      en: 'Write the text in the form of the example.',
      'zh-Hant': '請按例子的格式填寫。',
      'zh-Hans': '请按例子的格式填写。',
      pt: 'Escreva o texto na forma do exemplo.',
    },
  },
  'invalid-union': {
    message: {
      en: 'This has none of the accepted forms. Send one of those that the operation documents.',
      'zh-Hant': '此處並非任何可接受的形式。請使用該操作文件所示的形式之一。',
      'zh-Hans': '此处不是任何可接受的形式。请使用该操作文档所示的形式之一。',
      pt: 'Não tem nenhuma das formas aceites. Envie uma das que a operação documenta.',
    },
    cause: {
      en: 'The member can have one of several forms, and the value fits none of them.',
      'zh-Hant': '此成員可採用數種形式之一，但所給數值均不符合。',
      'zh-Hans': '此成员可采用数种形式之一，但所给数值均不符合。',
      pt: 'O elemento pode ter uma de várias formas, e o valor não se ajusta a nenhuma.',
    },
    remedy: {
      en: 'Choose one of the forms that the operation documents.',
      'zh-Hant': '請選用該操作文件所示的其中一種形式。',
      'zh-Hans': '请选用该操作文档所示的其中一种形式。',
      pt: 'Escolha uma das formas que a operação documenta.',
    },
  },
  'not-valid': {
    message: {
      en: 'This value is not valid. Compare it with the document of the operation.',
      'zh-Hant': '此數值無效。請與該操作的文件核對。',
      'zh-Hans': '此数值无效。请与该操作的文档核对。',
      pt: 'Este valor não é válido. Compare-o com a documentação da operação.',
    },
    cause: {
      en: 'The value does not match the contract of the operation.',
      'zh-Hant': '此數值與該操作的規格不符。',
      'zh-Hans': '此数值与该操作的规格不符。',
      pt: 'O valor não corresponde ao contrato da operação.',
    },
    remedy: {
      en: 'Give a value as the operation documents it.',
      'zh-Hant': '請按該操作文件所示提供數值。',
      'zh-Hans': '请按该操作文档所示提供数值。',
      pt: 'Dê um valor como a operação documenta.',
    },
  },
  'too-small': {
    message: {
      en: 'This must {of, select, string {have at least {least} characters} array {have at least {least} entries} number {be at least {least}} other {be larger}}.',
      'zh-Hant':
        '此處{of, select, string {最少須有 {least} 個字元} array {最少須有 {least} 項} number {不得小於 {least}} other {過小}}。',
      'zh-Hans':
        '此处{of, select, string {最少须有 {least} 个字符} array {最少须有 {least} 项} number {不得小于 {least}} other {过小}}。',
      pt: 'Deve {of, select, string {ter pelo menos {least} caracteres} array {ter pelo menos {least} entradas} number {ser pelo menos {least}} other {ser maior}}.',
    },
    cause: {
      en: 'The contract of the operation sets the least that a member may be.',
      'zh-Hant': '操作的規格訂明成員的下限。',
      'zh-Hans': '操作的规格规定成员的下限。',
      pt: 'O contrato da operação fixa o mínimo de um elemento.',
    },
    remedy: {
      en: 'Stay within the limit.',
      'zh-Hant': '請符合該限制。',
      'zh-Hans': '请符合该限制。',
      pt: 'Respeite o limite.',
    },
  },
  'too-big': {
    message: {
      en: 'This must {of, select, string {have at most {most} characters} array {have at most {most} entries} object {have at most {most} members} number {be at most {most}} other {be smaller}}.',
      'zh-Hant':
        '此處{of, select, string {最多可有 {most} 個字元} array {最多可有 {most} 項} object {最多可有 {most} 個成員} number {不得大於 {most}} other {過大}}。',
      'zh-Hans':
        '此处{of, select, string {最多可有 {most} 个字符} array {最多可有 {most} 项} object {最多可有 {most} 个成员} number {不得大于 {most}} other {过大}}。',
      pt: 'Deve {of, select, string {ter no máximo {most} caracteres} array {ter no máximo {most} entradas} object {ter no máximo {most} elementos} number {ser no máximo {most}} other {ser menor}}.',
    },
    cause: {
      en: 'The contract of the operation sets the most that a member may be.',
      'zh-Hant': '操作的規格訂明成員的上限。',
      'zh-Hans': '操作的规格规定成员的上限。',
      pt: 'O contrato da operação fixa o máximo de um elemento.',
    },
    remedy: {
      en: 'Stay within the limit.',
      'zh-Hant': '請符合該限制。',
      'zh-Hans': '请符合该限制。',
      pt: 'Respeite o limite.',
    },
  },
  'unrecognized-key': {
    message: {
      en: 'Nothing of this name is known here. Remove it.',
      'zh-Hant': '此處並無此名稱。請刪除。',
      'zh-Hans': '此处没有此名称。请删除。',
      pt: 'Nada com este nome é aqui conhecido. Retire-o.',
    },
    cause: {
      en: 'A body holds only the members that the operation documents, so that a misspelt name is noticed.',
      'zh-Hant': '內容只可包含該操作文件所示的成員，以便發現拼寫錯誤的名稱。',
      'zh-Hans': '内容只能包含该操作文档所示的成员，以便发现拼写错误的名称。',
      pt: 'Um corpo só contém os elementos que a operação documenta, para que se note um nome mal escrito.',
    },
    remedy: {
      en: 'Correct the spelling of the name, or remove the member.',
      'zh-Hant': '請更正名稱的拼寫，或刪除該成員。',
      'zh-Hans': '请更正名称的拼写，或删除该成员。',
      pt: 'Corrija a grafia do nome, ou retire o elemento.',
    },
  },
  'forbidden-name': {
    message: {
      en: 'This name is not allowed. Remove it.',
      'zh-Hant': '不容許使用此名稱。請刪除。',
      'zh-Hans': '不允许使用此名称。请删除。',
      pt: 'Este nome não é permitido. Retire-o.',
    },
    cause: {
      en: 'Some programs take a member with this name for something else than data.',
      'zh-Hant': '部分程式會將此名稱的成員誤作數據以外的事物。',
      'zh-Hans': '部分程序会将此名称的成员误作数据以外的事物。',
      pt: 'Alguns programas tomam um elemento com este nome por algo que não são dados.',
    },
    remedy: {
      en: 'Remove the member.',
      'zh-Hant': '請刪除該成員。',
      'zh-Hans': '请删除该成员。',
      pt: 'Retire o elemento.',
    },
  },
  'duplicate-name': {
    message: {
      en: 'This name occurs twice in one object. Keep one of the two.',
      'zh-Hant': '此名稱在同一物件內出現兩次。請保留其中一個。',
      'zh-Hans': '此名称在同一对象内出现两次。请保留其中一个。',
      pt: 'Este nome ocorre duas vezes num objecto. Mantenha um dos dois.',
    },
    cause: {
      en: 'Two readers could take a different one of the two values (RFC 7493).',
      'zh-Hant': '不同程式可能採用不同的數值（RFC 7493）。',
      'zh-Hans': '不同程序可能采用不同的数值（RFC 7493）。',
      pt: 'Dois leitores poderiam tomar valores diferentes (RFC 7493).',
    },
    remedy: {
      en: 'Send each name once.',
      'zh-Hant': '每個名稱只發送一次。',
      'zh-Hans': '每个名称只发送一次。',
      pt: 'Envie cada nome uma vez.',
    },
  },
} as const satisfies { readonly [Code in FaultCode]?: ErrorSentences }
