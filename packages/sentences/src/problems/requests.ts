import type { ProblemCode } from '@concert/contracts/problems'
import type { ProblemSentences } from './problem-sentences.ts'

/** What is wrong with a request before anything is decided on it. */
export const requestProblems = {
  'invalid-request': {
    title: {
      en: 'The request is not valid',
      'zh-Hant': '請求無效',
      'zh-Hans': '请求无效',
      pt: 'O pedido não é válido',
    },
    cause: {
      en: 'The request does not match the contract of its operation: a header, the path, the query or the body is wrong.',
      'zh-Hant': '請求與該操作的規格不符：標頭、路徑、查詢參數或內容有誤。',
      'zh-Hans': '请求与该操作的规格不符：标头、路径、查询参数或内容有误。',
      pt: 'O pedido não corresponde ao contrato da operação: há um erro num cabeçalho, no caminho, nos parâmetros ou no corpo.',
    },
    remedy: {
      en: 'Correct each field that `errors` points at and send the request again.',
      'zh-Hant': '更正 `errors` 所指的每個欄位，再次發送請求。',
      'zh-Hans': '更正 `errors` 所指的每个字段，再次发送请求。',
      pt: 'Corrija cada campo que `errors` indica e envie de novo o pedido.',
    },
  },
  'malformed-json': {
    title: {
      en: 'The body is not JSON',
      'zh-Hant': '內容並非 JSON',
      'zh-Hans': '内容不是 JSON',
      pt: 'O corpo não é JSON',
    },
    cause: {
      en: 'The body is empty, is not UTF-8, is not well-formed JSON, or is nested too deeply.',
      'zh-Hant': '內容為空、並非 UTF-8、並非格式正確的 JSON，或層數過多。',
      'zh-Hans': '内容为空、不是 UTF-8、不是格式正确的 JSON，或嵌套过深。',
      pt: 'O corpo está vazio, não está em UTF-8, não é JSON bem formado ou tem demasiados níveis.',
    },
    remedy: {
      en: 'Send one well-formed JSON object in UTF-8 with Content-Type: application/json.',
      'zh-Hant': '以 UTF-8 發送一個格式正確的 JSON 物件，並設定 Content-Type: application/json。',
      'zh-Hans': '以 UTF-8 发送一个格式正确的 JSON 对象，并设置 Content-Type: application/json。',
      pt: 'Envie um objecto JSON bem formado em UTF-8 com Content-Type: application/json.',
    },
  },
  'invalid-cursor': {
    title: {
      en: 'The cursor does not fit',
      'zh-Hant': '分頁標記不符',
      'zh-Hans': '分页标记不符',
      pt: 'O cursor não corresponde',
    },
    cause: {
      en: 'A cursor is signed for one list and one filter. This one was made for another, or was changed.',
      'zh-Hant': '分頁標記只為某一清單及某一篩選條件而簽署；此標記屬於其他清單或條件，或已被更改。',
      'zh-Hans': '分页标记只为某一列表及某一筛选条件签署；此标记属于其他列表或条件，或已被更改。',
      pt: 'Um cursor é assinado para uma lista e um filtro. Este foi feito para outros, ou foi alterado.',
    },
    remedy: {
      en: 'Use `nextCursor` of the previous page with the same filter, or start again without a cursor.',
      'zh-Hant': '使用上一頁的 `nextCursor` 並保持相同篩選條件，或不帶分頁標記重新開始。',
      'zh-Hans': '使用上一页的 `nextCursor` 并保持相同筛选条件，或不带分页标记重新开始。',
      pt: 'Use o `nextCursor` da página anterior, com o mesmo filtro, ou recomece sem cursor.',
    },
  },
  unauthenticated: {
    title: {
      en: 'No valid token',
      'zh-Hant': '沒有有效的權杖',
      'zh-Hans': '没有有效的令牌',
      pt: 'Sem ficha de acesso válida',
    },
    cause: {
      en: 'The request carries no access token, or one that has expired or was not issued for this authority.',
      'zh-Hant': '請求沒有附上存取權杖，或權杖已逾期，或並非為本認證機關簽發。',
      'zh-Hans': '请求没有附上访问令牌，或令牌已过期，或不是为本认证机关签发。',
      pt: 'O pedido não traz ficha de acesso, ou traz uma que caducou ou que não foi emitida para esta autoridade.',
    },
    remedy: {
      en: 'Get an access token from the issuer of the authority named in the path, with that authority as audience.',
      'zh-Hant': '向路徑所示認證機關的簽發者索取存取權杖，並以該認證機關為受眾。',
      'zh-Hans': '向路径所示认证机关的签发者索取访问令牌，并以该认证机关为受众。',
      pt: 'Obtenha uma ficha de acesso do emissor da autoridade indicada no caminho, com essa autoridade por destinatária.',
    },
  },
  forbidden: {
    title: {
      en: 'Not within your authorisation',
      'zh-Hant': '不在你的授權範圍',
      'zh-Hans': '不在您的授权范围',
      pt: 'Fora da sua autorização',
    },
    cause: {
      en: 'The caller is known, and no authorisation in force lets the caller use this operation.',
      'zh-Hant': '已知來者身分，但其並無有效授權進行此操作。',
      'zh-Hans': '已知调用者身份，但其没有进行此操作的有效授权。',
      pt: 'Quem faz o pedido é conhecido, mas não tem autorização em vigor para esta operação.',
    },
    remedy: {
      en: 'Ask a person who holds the authorisation for this function, or have it granted or renewed.',
      'zh-Hant': '請由持有此職能授權的人員處理，或申請授予該授權或為其續期。',
      'zh-Hans': '请由持有此职能授权的人员处理，或申请授予该授权或为其续期。',
      pt: 'Dirija-se a quem tenha autorização para esta função, ou faça com que seja concedida ou renovada.',
    },
  },
  'not-found': {
    title: { en: 'Not found', 'zh-Hant': '找不到', 'zh-Hans': '找不到', pt: 'Não encontrado' },
    cause: {
      en: 'Nothing here has this address, or it belongs to somebody else. The two cases are answered alike.',
      'zh-Hant': '此處並無該網址的資料，或該資料屬於他人。兩種情況的答覆相同。',
      'zh-Hans': '此处没有该地址的资料，或该资料属于他人。两种情况的答复相同。',
      pt: 'Nada aqui tem este endereço, ou pertence a outrem. A resposta é a mesma nos dois casos.',
    },
    remedy: {
      en: 'Check the path and the identifier; records of other organisations and authorities are not shown.',
      'zh-Hant': '檢查路徑及識別碼；其他機構及認證機關的紀錄不會顯示。',
      'zh-Hans': '检查路径和标识符；其他机构和认证机关的记录不会显示。',
      pt: 'Confirme o caminho e o identificador; os registos de outras organizações e autoridades não são mostrados.',
    },
  },
  'method-not-allowed': {
    title: {
      en: 'This address does not take the method',
      'zh-Hant': '此網址不接受該方法',
      'zh-Hans': '此地址不接受该方法',
      pt: 'O endereço não aceita o método',
    },
    cause: {
      en: 'The address exists, and no operation has it under the method of the request.',
      'zh-Hant': '該網址存在，但沒有任何操作在其上使用請求的方法。',
      'zh-Hans': '该地址存在，但没有任何操作在其上使用请求的方法。',
      pt: 'O endereço existe, mas nenhuma operação o tem com o método do pedido.',
    },
    remedy: {
      en: 'Use one of the methods in the header `Allow` of the answer.',
      'zh-Hant': '使用答覆的 `Allow` 標頭所列的其中一個方法。',
      'zh-Hans': '使用答复的 `Allow` 标头所列的其中一个方法。',
      pt: 'Use um dos métodos do cabeçalho `Allow` da resposta.',
    },
  },
  'payload-too-large': {
    title: { en: 'Too large', 'zh-Hant': '內容過大', 'zh-Hans': '内容过大', pt: 'Demasiado grande' },
    cause: {
      en: 'The body is larger than the operation takes.',
      'zh-Hant': '內容超過該操作所接受的大小。',
      'zh-Hans': '内容超过该操作所接受的大小。',
      pt: 'O corpo é maior do que a operação aceita.',
    },
    remedy: {
      en: 'Stay within the limit that `detail` names.',
      'zh-Hant': '不要超過 `detail` 所示上限。',
      'zh-Hans': '不要超过 `detail` 所示上限。',
      pt: 'Não exceda o limite que `detail` indica.',
    },
  },
  'target-too-long': {
    title: {
      en: 'The address is too long',
      'zh-Hant': '網址過長',
      'zh-Hans': '地址过长',
      pt: 'O endereço é demasiado longo',
    },
    cause: {
      en: 'The path and the query together are longer than any address here.',
      'zh-Hant': '路徑連同查詢參數比此處任何網址都長。',
      'zh-Hans': '路径连同查询参数比此处任何地址都长。',
      pt: 'O caminho e a pesquisa são, em conjunto, mais longos do que qualquer endereço daqui.',
    },
    remedy: {
      en: 'Stay within the limit that `detail` names; leave out what the operation does not document.',
      'zh-Hant': '不要超過 `detail` 所示上限；刪去操作文件沒有記載的部分。',
      'zh-Hans': '不要超过 `detail` 所示上限；删去操作文档没有记载的部分。',
      pt: 'Não exceda o limite que `detail` indica; retire o que a operação não documenta.',
    },
  },
  'range-not-satisfiable': {
    title: {
      en: 'The range lies outside the file',
      'zh-Hant': '範圍超出檔案',
      'zh-Hans': '范围超出文件',
      pt: 'O intervalo fica fora do ficheiro',
    },
    cause: {
      en: 'The header Range asks for bytes after the end of the file.',
      'zh-Hant': '標頭 Range 所要求的位元組在檔案結尾之後。',
      'zh-Hans': '标头 Range 所要求的字节在文件结尾之后。',
      pt: 'O cabeçalho Range pede bytes depois do fim do ficheiro.',
    },
    remedy: {
      en: 'Ask for bytes within the size that `detail` and the header Content-Range name, or leave Range out to read the whole.',
      'zh-Hant': '在 `detail` 及標頭 Content-Range 所示大小之內要求位元組；或刪去 Range 以讀取整個檔案。',
      'zh-Hans': '在 `detail` 及标头 Content-Range 所示大小之内要求字节；或删去 Range 以读取整个文件。',
      pt: 'Peça bytes dentro do tamanho que `detail` e o cabeçalho Content-Range indicam, ou retire Range para ler tudo.',
    },
  },
  'unsupported-media-type': {
    title: {
      en: 'Unsupported content type',
      'zh-Hant': '不支援的內容類型',
      'zh-Hans': '不支持的内容类型',
      pt: 'Tipo de conteúdo não suportado',
    },
    cause: {
      en: 'The Content-Type is not the one that the operation takes, or the body has a Content-Encoding.',
      'zh-Hant': 'Content-Type 並非該操作所接受的類型，或內容使用了 Content-Encoding。',
      'zh-Hans': 'Content-Type 不是该操作所接受的类型，或内容使用了 Content-Encoding。',
      pt: 'O Content-Type não é o que a operação aceita, ou o corpo tem um Content-Encoding.',
    },
    remedy: {
      en: 'Use the Content-Type that the operation documents, and send the body as it is.',
      'zh-Hant': '使用該操作文件所示的 Content-Type，並原樣發送內容。',
      'zh-Hans': '使用该操作文档所示的 Content-Type，并原样发送内容。',
      pt: 'Use o Content-Type que a operação documenta e envie o corpo tal como é.',
    },
  },
  misdirected: {
    title: {
      en: 'This server does not answer under that name',
      'zh-Hant': '本伺服器不以該名稱提供服務',
      'zh-Hans': '本服务器不以该名称提供服务',
      pt: 'Este servidor não responde por esse nome',
    },
    cause: {
      en: 'The request names a host that is not one of this installation. A page of another site could have sent it.',
      'zh-Hant': '請求所示的主機名稱不屬於此安裝；請求可能由其他網站的頁面發出。',
      'zh-Hans': '请求所示的主机名不属于此安装；请求可能由其他网站的页面发出。',
      pt: 'O pedido indica um servidor que não é desta instalação. Uma página de outro sítio pode tê-lo enviado.',
    },
    remedy: {
      en: 'Use `localhost`, an IP address, or the address of the installation. The operator admits another name with the setting that `detail` names.',
      'zh-Hant': '使用 `localhost`、IP 位址或此安裝的網址。營運者可用 `detail` 所示的設定接受其他名稱。',
      'zh-Hans': '使用 `localhost`、IP 地址或此安装的地址。运营者可用 `detail` 所示的设置接受其他名称。',
      pt: 'Use `localhost`, um endereço IP ou o endereço da instalação. O operador admite outro nome com a definição que `detail` indica.',
    },
  },
  'too-many-requests': {
    title: { en: 'Too many requests', 'zh-Hant': '請求過多', 'zh-Hans': '请求过多', pt: 'Demasiados pedidos' },
    cause: {
      en: 'The client, or the address of a caller without a token, sent more requests than are answered within the time.',
      'zh-Hant': '該客戶端，或未附權杖者的網絡位址，在該時段內發送的請求超過可答覆的數目。',
      'zh-Hans': '该客户端，或未附令牌者的网络地址，在该时段内发送的请求超过可答复的数目。',
      pt: 'O cliente, ou o endereço de quem não apresenta ficha de acesso, enviou mais pedidos do que os que se respondem nesse tempo.',
    },
    remedy: {
      en: 'Wait the seconds that Retry-After names. The fields RateLimit and RateLimit-Policy of each answer say how many are left.',
      'zh-Hant': '請等候 Retry-After 所示的秒數。每個答覆的 RateLimit 及 RateLimit-Policy 標頭會說明剩餘數目。',
      'zh-Hans': '请等候 Retry-After 所示的秒数。每个答复的 RateLimit 和 RateLimit-Policy 标头会说明剩余数目。',
      pt: 'Espere os segundos que Retry-After indica. Os campos RateLimit e RateLimit-Policy de cada resposta dizem quantos restam.',
    },
  },
  'precondition-required': {
    title: {
      en: 'If-Match is required',
      'zh-Hant': '必須提供 If-Match',
      'zh-Hans': '必须提供 If-Match',
      pt: 'If-Match é obrigatório',
    },
    cause: {
      en: 'The operation changes a record, and the request does not name the version that the caller saw.',
      'zh-Hant': '此操作會更改紀錄，而請求沒有註明所見的版本。',
      'zh-Hans': '此操作会更改记录，而请求没有注明所见的版本。',
      pt: 'A operação altera um registo e o pedido não indica a versão que foi lida.',
    },
    remedy: {
      en: 'Read the record and send its ETag in If-Match.',
      'zh-Hant': '讀取紀錄，並在 If-Match 發送其 ETag。',
      'zh-Hans': '读取记录，并在 If-Match 发送其 ETag。',
      pt: 'Leia o registo e envie o seu ETag em If-Match.',
    },
  },
  'version-mismatch': {
    title: {
      en: 'Somebody changed it meanwhile',
      'zh-Hant': '紀錄已被更改',
      'zh-Hans': '记录已被更改',
      pt: 'Foi alterado entretanto',
    },
    cause: {
      en: 'If-Match names a version of the record that is no longer the present one.',
      'zh-Hant': 'If-Match 所示版本已不是紀錄的現行版本。',
      'zh-Hans': 'If-Match 所示版本已不是记录的现行版本。',
      pt: 'If-Match indica uma versão do registo que já não é a actual.',
    },
    remedy: {
      en: 'Compare with `current`, then repeat with If-Match set to its ETag.',
      'zh-Hant': '與 `current` 比較，再以其 ETag 設定 If-Match 重複請求。',
      'zh-Hans': '与 `current` 比较，再以其 ETag 设置 If-Match 重复请求。',
      pt: 'Compare com `current` e repita com If-Match igual ao seu ETag.',
    },
  },
  'headers-too-large': {
    title: {
      en: 'The headers are too large',
      'zh-Hant': '標頭過大',
      'zh-Hans': '标头过大',
      pt: 'Os cabeçalhos são demasiado grandes',
    },
    cause: {
      en: 'The headers of the request are together larger than this server reads.',
      'zh-Hant': '請求的標頭合計超過本伺服器所讀取的大小。',
      'zh-Hans': '请求的标头合计超过本服务器所读取的大小。',
      pt: 'Os cabeçalhos do pedido são, em conjunto, maiores do que este servidor lê.',
    },
    remedy: {
      en: 'Send fewer or shorter headers. Cookies are not used here.',
      'zh-Hant': '減少或縮短標頭。此處不使用 Cookie。',
      'zh-Hans': '减少或缩短标头。此处不使用 Cookie。',
      pt: 'Envie menos cabeçalhos, ou mais curtos. Aqui não se usam cookies.',
    },
  },
  'not-implemented': {
    title: {
      en: 'Not implemented',
      'zh-Hant': '未有此功能',
      'zh-Hans': '未实现',
      pt: 'Não implementado',
    },
    cause: {
      en: 'The request uses a transfer coding that this server does not read.',
      'zh-Hant': '請求使用了本伺服器不能讀取的傳輸編碼。',
      'zh-Hans': '请求使用了本服务器不能读取的传输编码。',
      pt: 'O pedido usa uma codificação de transferência que este servidor não lê.',
    },
    remedy: {
      en: 'Send the body as it is, with `Content-Length` or with `Transfer-Encoding: chunked` alone.',
      'zh-Hant': '原樣發送內容，並使用 `Content-Length`，或只用 `Transfer-Encoding: chunked`。',
      'zh-Hans': '原样发送内容，并使用 `Content-Length`，或只用 `Transfer-Encoding: chunked`。',
      pt: 'Envie o corpo tal como é, com `Content-Length` ou apenas com `Transfer-Encoding: chunked`.',
    },
  },
} as const satisfies { readonly [Code in ProblemCode]?: ProblemSentences }
