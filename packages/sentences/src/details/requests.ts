import type { DetailSentence } from './detail-sentence.ts'

/** Details of requests that are not what their operation takes. */
export const requestDetails = {
  'not-valid-in-places': {
    params: { part: ['body', 'query', 'path', 'form'], count: 'number' },
    sentence: {
      en: 'The {part, select, body {body} query {query} path {path} form {form} other {request}} is not valid in {count, plural, one {{count} place} other {{count} places}}.',
      'zh-Hant':
        '{part, select, body {請求內容} query {查詢參數} path {路徑} form {表格} other {請求}}有 {count} 處無效。',
      'zh-Hans':
        '{part, select, body {请求体} query {查询参数} path {路径} form {表单} other {请求}}有 {count} 处无效。',
      pt: '{part, select, body {O corpo não é válido} query {A pesquisa não é válida} path {O caminho não é válido} form {O formulário não é válido} other {O pedido não é válido}} em {count, plural, one {{count} ponto} other {{count} pontos}}.',
    },
  },
  'not-valid-in-many-places': {
    params: { part: ['body', 'query', 'path', 'form'], listed: 'number' },
    sentence: {
      en: 'The {part, select, body {body} query {query} path {path} form {form} other {request}} is not valid in more than {listed} places; the first {listed} are listed.',
      'zh-Hant':
        '{part, select, body {請求內容} query {查詢參數} path {路徑} form {表格} other {請求}}有超過 {listed} 處無效；現列出首 {listed} 處。',
      'zh-Hans':
        '{part, select, body {请求体} query {查询参数} path {路径} form {表单} other {请求}}有超过 {listed} 处无效；现列出前 {listed} 处。',
      pt: '{part, select, body {O corpo não é válido} query {A pesquisa não é válida} path {O caminho não é válido} form {O formulário não é válido} other {O pedido não é válido}} em mais de {listed} pontos; indicam-se os primeiros {listed}.',
    },
  },
  'path-not-found': {
    params: {},
    sentence: {
      en: 'Nothing here has this path.',
      'zh-Hant': '此處並無該路徑。',
      'zh-Hans': '此处没有该路径。',
      pt: 'Nada aqui tem este caminho.',
    },
  },
  'operation-not-found': {
    params: {},
    sentence: {
      en: 'No operation has this path and method.',
      'zh-Hant': '並無任何操作使用此路徑及方法。',
      'zh-Hans': '没有任何操作使用此路径和方法。',
      pt: 'Nenhuma operação tem este caminho e método.',
    },
  },
  'method-not-here': {
    params: { method: 'text', allowed: 'text' },
    sentence: {
      en: '{method} is not taken here; the methods of this address are {allowed}.',
      'zh-Hant': '此處不接受 {method}；此網址的方法為 {allowed}。',
      'zh-Hans': '此处不接受 {method}；此地址的方法为 {allowed}。',
      pt: '{method} não é aceite aqui; os métodos deste endereço são {allowed}.',
    },
  },
  'target-too-long': {
    params: { bytes: 'number' },
    sentence: {
      en: 'The path and the query together are longer than {bytes} bytes.',
      'zh-Hant': '路徑連同查詢參數超過 {bytes} 位元組。',
      'zh-Hans': '路径连同查询参数超过 {bytes} 字节。',
      pt: 'O caminho e a pesquisa têm, em conjunto, mais de {bytes} bytes.',
    },
  },
  'host-missing': {
    params: {},
    sentence: {
      en: 'The header Host is missing. HTTP/1.1 requires it.',
      'zh-Hant': '欠缺 Host 標頭；HTTP/1.1 要求此標頭。',
      'zh-Hans': '缺少 Host 标头；HTTP/1.1 要求此标头。',
      pt: 'Falta o cabeçalho Host, que o HTTP/1.1 exige.',
    },
  },
  'host-not-ours': {
    params: { host: 'text', setting: 'text' },
    sentence: {
      en: 'Nothing is served here under the name {host}. Use the address of the installation, or let its operator add the name to {setting}.',
      'zh-Hant': '此處不以 {host} 之名提供服務。請使用此安裝的網址，或由營運者將該名稱加入 {setting}。',
      'zh-Hans': '此处不以 {host} 之名提供服务。请使用此安装的地址，或由运营者将该名称加入 {setting}。',
      pt: 'Aqui nada é servido sob o nome {host}. Use o endereço da instalação, ou peça ao operador que acrescente o nome a {setting}.',
    },
  },
  'transfer-coding-unknown': {
    params: { coding: 'text' },
    sentence: {
      en: 'The transfer coding {coding} is not read here.',
      'zh-Hant': '此處不能讀取傳輸編碼 {coding}。',
      'zh-Hans': '此处不能读取传输编码 {coding}。',
      pt: 'A codificação de transferência {coding} não é lida aqui.',
    },
  },
  'authority-not-served': {
    params: {},
    sentence: {
      en: 'This authority is not served here.',
      'zh-Hant': '此處不為該認證機關提供服務。',
      'zh-Hans': '此处不为该认证机关提供服务。',
      pt: 'Esta autoridade não é servida aqui.',
    },
  },
  'caller-kind-refused': {
    params: { kind: ['applicant', 'staff', 'system', 'issuer', 'anonymous'] },
    sentence: {
      en: 'This operation is not for {kind, select, applicant {applicants} staff {staff} system {the system} issuer {the issuer} anonymous {callers without a token} other {this caller}}.',
      'zh-Hant':
        '此操作不供{kind, select, applicant {申請人} staff {機關人員} system {系統} issuer {權杖簽發者} anonymous {未附權杖者} other {此來者}}使用。',
      'zh-Hans':
        '此操作不供{kind, select, applicant {申请人} staff {机关人员} system {系统} issuer {令牌签发者} anonymous {未附令牌者} other {此调用者}}使用。',
      pt: 'Esta operação não se destina {kind, select, applicant {a requerentes} staff {ao pessoal da autoridade} system {ao sistema} issuer {ao emissor} anonymous {a quem não apresenta ficha de acesso} other {a quem a pede}}.',
    },
  },
  'body-too-large': {
    params: { bytes: 'number' },
    sentence: {
      en: 'The body is larger than {bytes} bytes.',
      'zh-Hant': '內容超過 {bytes} 位元組。',
      'zh-Hans': '内容超过 {bytes} 字节。',
      pt: 'O corpo tem mais de {bytes} bytes.',
    },
  },
  'file-too-large': {
    params: { bytes: 'number' },
    sentence: {
      en: 'An evidence file has at most {bytes} bytes.',
      'zh-Hant': '證據檔案不得超過 {bytes} 位元組。',
      'zh-Hans': '证据文件不得超过 {bytes} 字节。',
      pt: 'Um ficheiro de prova tem no máximo {bytes} bytes.',
    },
  },
  'range-outside': {
    params: { bytes: 'number' },
    sentence: {
      en: 'The file has {bytes} bytes; the range begins after them.',
      'zh-Hant': '檔案有 {bytes} 位元組；所要求的範圍在其後開始。',
      'zh-Hans': '文件有 {bytes} 字节；所要求的范围在其后开始。',
      pt: 'O ficheiro tem {bytes} bytes; o intervalo começa depois deles.',
    },
  },
  'too-many-requests': {
    params: { requests: 'number', seconds: 'number' },
    sentence: {
      en: 'More than {requests} requests within {seconds} seconds.',
      'zh-Hant': '{seconds} 秒內的請求超過 {requests} 個。',
      'zh-Hans': '{seconds} 秒内的请求超过 {requests} 个。',
      pt: 'Mais de {requests} pedidos em {seconds} segundos.',
    },
  },
  'headers-too-large': {
    params: { bytes: 'number' },
    sentence: {
      en: 'The headers are together larger than {bytes} bytes.',
      'zh-Hant': '標頭合計超過 {bytes} 位元組。',
      'zh-Hans': '标头合计超过 {bytes} 字节。',
      pt: 'Os cabeçalhos têm, em conjunto, mais de {bytes} bytes.',
    },
  },
  'content-type-expected': {
    params: { mediaType: 'text' },
    sentence: {
      en: 'Send Content-Type: {mediaType}.',
      'zh-Hant': '請以 Content-Type: {mediaType} 發送。',
      'zh-Hans': '请以 Content-Type: {mediaType} 发送。',
      pt: 'Envie Content-Type: {mediaType}.',
    },
  },
  'content-coding-unknown': {
    params: { coding: 'text' },
    sentence: {
      en: 'Content-Encoding: {coding} is not read here. Send the body as it is.',
      'zh-Hant': '此處不能讀取 Content-Encoding: {coding}。請原樣發送內容。',
      'zh-Hans': '此处不能读取 Content-Encoding: {coding}。请原样发送内容。',
      pt: 'Content-Encoding: {coding} não é lido aqui. Envie o corpo tal como é.',
    },
  },
  'content-type-missing': {
    params: {},
    sentence: {
      en: 'The Content-Type is missing or is not one that is read here.',
      'zh-Hant': '欠缺 Content-Type，或並非此處可讀取的類型。',
      'zh-Hans': '缺少 Content-Type，或不是此处可读取的类型。',
      pt: 'Falta o Content-Type, ou não é um dos que aqui se lêem.',
    },
  },
  'token-missing': {
    params: {},
    sentence: {
      en: 'Send the access token as Authorization: Bearer <token>.',
      'zh-Hant': '請以 Authorization: Bearer <token> 發送存取權杖。',
      'zh-Hans': '请以 Authorization: Bearer <token> 发送访问令牌。',
      pt: 'Envie a ficha de acesso como Authorization: Bearer <token>.',
    },
  },
  'token-without-caller': {
    params: {},
    sentence: {
      en: 'The token does not say which caller of which kind it is for.',
      'zh-Hant': '權杖沒有註明其持有者及類別。',
      'zh-Hans': '令牌没有注明其持有者及类别。',
      pt: 'A ficha de acesso não diz a quem pertence nem de que tipo é.',
    },
  },
  'token-expired': {
    params: {},
    sentence: {
      en: 'The token has expired.',
      'zh-Hant': '權杖已逾期。',
      'zh-Hans': '令牌已过期。',
      pt: 'A ficha de acesso caducou.',
    },
  },
  'sign-in-too-weak': {
    params: {},
    sentence: {
      en: 'The token does not say that you signed in as strongly as staff must (claim acr). Sign in again with all your factors.',
      'zh-Hant': '權杖未有說明你是否已按員工所需的強度登入（acr 聲明）。請以全部驗證因素重新登入。',
      'zh-Hans': '令牌未说明您是否已按员工所需的强度登录（acr 声明）。请以全部验证因素重新登录。',
      pt: 'A ficha de acesso não diz que se identificou com a segurança exigida ao pessoal (acr). Identifique-se de novo com todos os factores.',
    },
  },
  'sign-in-too-old': {
    params: {},
    sentence: {
      en: 'You signed in too long ago, or the token does not say when (claim auth_time). Sign in again.',
      'zh-Hant': '你的登入時間已過久，或權杖未有註明登入時間（auth_time 聲明）。請重新登入。',
      'zh-Hans': '您的登录时间已过久，或令牌未注明登录时间（auth_time 声明）。请重新登录。',
      pt: 'Identificou-se há demasiado tempo, ou a ficha de acesso não diz quando (auth_time). Identifique-se de novo.',
    },
  },
  'token-not-valid': {
    params: {},
    sentence: {
      en: 'The token is not a valid access token of this authority.',
      'zh-Hant': '該權杖並非本認證機關的有效存取權杖。',
      'zh-Hans': '该令牌不是本认证机关的有效访问令牌。',
      pt: 'A ficha de acesso não é válida para esta autoridade.',
    },
  },
  'if-match-missing': {
    params: {},
    sentence: {
      en: 'Send If-Match with the ETag of the version you saw.',
      'zh-Hant': '請在 If-Match 發送你所見版本的 ETag。',
      'zh-Hans': '请在 If-Match 发送您所见版本的 ETag。',
      pt: 'Envie em If-Match o ETag da versão que leu.',
    },
  },
  'if-match-star': {
    params: {},
    sentence: {
      en: 'If-Match: * names no version. Send the ETag of the version you saw, so that no change is overwritten unseen.',
      'zh-Hant': 'If-Match: * 沒有指明版本。請發送你所見版本的 ETag，以免覆蓋未見的更改。',
      'zh-Hans': 'If-Match: * 没有指明版本。请发送您所见版本的 ETag，以免覆盖未见的更改。',
      pt: 'If-Match: * não indica versão alguma. Envie o ETag da versão que leu, para que nenhuma alteração seja substituída sem ter sido lida.',
    },
  },
  'no-version-fits': {
    params: { present: 'number' },
    sentence: {
      en: 'No ETag in If-Match is the present version, {present}. A weak one (W/) never fits.',
      'zh-Hant': 'If-Match 中沒有任何 ETag 為現行版本，即第 {present} 版。弱 ETag（W/）從不相符。',
      'zh-Hans': 'If-Match 中没有任何 ETag 为当前版本，即第 {present} 版。弱 ETag（W/）从不相符。',
      pt: 'Nenhum ETag em If-Match é o da versão actual, a {present}. Um ETag fraco (W/) nunca corresponde.',
    },
  },
  'if-match-malformed': {
    params: {},
    sentence: {
      en: 'If-Match must be ETags as this API sent them, with commas between, for example "3".',
      'zh-Hant': 'If-Match 必須為本 API 所發送的 ETag，以逗號分隔，例如 "3"。',
      'zh-Hans': 'If-Match 必须为本 API 所发送的 ETag，以逗号分隔，例如 "3"。',
      pt: 'If-Match deve conter ETags tal como esta API os enviou, separados por vírgulas, por exemplo "3".',
    },
  },
  'cursor-of-another-list': {
    params: {},
    sentence: {
      en: 'The cursor was not made for this list and filter.',
      'zh-Hant': '此分頁標記並非為此清單及篩選條件而設。',
      'zh-Hans': '此分页标记不是为此列表和筛选条件生成的。',
      pt: 'O cursor não foi feito para esta lista e este filtro.',
    },
  },
  'header-not-valid': {
    params: { header: 'text' },
    sentence: {
      en: 'The header {header} is not valid.',
      'zh-Hant': '標頭 {header} 無效。',
      'zh-Hans': '标头 {header} 无效。',
      pt: 'O cabeçalho {header} não é válido.',
    },
  },
  'body-empty': {
    params: {},
    sentence: {
      en: 'The body is empty; send a JSON object.',
      'zh-Hant': '內容為空；請發送一個 JSON 物件。',
      'zh-Hans': '内容为空；请发送一个 JSON 对象。',
      pt: 'O corpo está vazio; envie um objecto JSON.',
    },
  },
  'body-not-utf8': {
    params: {},
    sentence: {
      en: 'The body is not UTF-8.',
      'zh-Hant': '內容並非 UTF-8。',
      'zh-Hans': '内容不是 UTF-8。',
      pt: 'O corpo não está em UTF-8.',
    },
  },
  'body-in-other-unicode': {
    params: { encoding: 'text' },
    sentence: {
      en: 'The body is in {encoding}; send it in UTF-8.',
      'zh-Hant': '內容為 {encoding} 編碼；請以 UTF-8 發送。',
      'zh-Hans': '内容为 {encoding} 编码；请以 UTF-8 发送。',
      pt: 'O corpo está em {encoding}; envie-o em UTF-8.',
    },
  },
  'body-not-json': {
    params: {},
    sentence: {
      en: 'The body is not JSON.',
      'zh-Hant': '內容並非 JSON。',
      'zh-Hans': '内容不是 JSON。',
      pt: 'O corpo não é JSON.',
    },
  },
  'body-too-many-values': {
    params: { values: 'number' },
    sentence: {
      en: 'The body has more than {values} values.',
      'zh-Hant': '內容超過 {values} 個值。',
      'zh-Hans': '内容超过 {values} 个值。',
      pt: 'O corpo tem mais de {values} valores.',
    },
  },
  'body-too-deep': {
    params: { levels: 'number' },
    sentence: {
      en: 'The body is nested deeper than {levels} levels.',
      'zh-Hant': '內容的層數超過 {levels} 層。',
      'zh-Hans': '内容的嵌套超过 {levels} 层。',
      pt: 'O corpo tem mais de {levels} níveis.',
    },
  },
  'form-cut-off': {
    params: {},
    sentence: {
      en: 'The multipart body is malformed or was cut off.',
      'zh-Hant': 'multipart 內容格式有誤或中斷。',
      'zh-Hans': 'multipart 内容格式有误或中断。',
      pt: 'O corpo multipart está mal formado ou foi interrompido.',
    },
  },
  'character-not-stored': {
    params: {},
    sentence: {
      en: 'A text holds a character that cannot be stored.',
      'zh-Hant': '某項文字含有不能儲存的字元。',
      'zh-Hans': '某项文字含有不能存储的字符。',
      pt: 'Um texto contém um carácter que não pode ser guardado.',
    },
  },
  'digest-differs': {
    params: {},
    sentence: {
      en: 'Nothing was kept: the file does not have the declared SHA-256 digest.',
      'zh-Hant': '沒有保存任何內容：檔案的 SHA-256 摘要與申報者不符。',
      'zh-Hans': '没有保存任何内容：文件的 SHA-256 摘要与申报的不符。',
      pt: 'Nada foi guardado: o ficheiro não tem o resumo SHA-256 declarado.',
    },
  },
} as const satisfies Readonly<Record<string, DetailSentence>>
