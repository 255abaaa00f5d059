import type { FaultCode } from '@concert/contracts/fault-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Headers, the form of an upload, and rules that only the database could check. */
export const requestFaults = {
  'header-repeated': {
    message: {
      en: 'The header {header} is sent more than once. Send it once.',
      'zh-Hant': '標頭 {header} 重複發送。請只發送一次。',
      'zh-Hans': '标头 {header} 重复发送。请只发送一次。',
      pt: 'O cabeçalho {header} foi enviado mais de uma vez. Envie-o uma só vez.',
    },
    cause: {
      en: 'A proxy and this service could each take another of the two.',
      'zh-Hant': '代理伺服器與本服務可能各採用其中不同的一個。',
      'zh-Hans': '代理服务器与本服务可能各采用其中不同的一个。',
      pt: 'Um proxy e este serviço poderiam tomar cada um o seu.',
    },
    remedy: {
      en: 'Send the header once.',
      'zh-Hant': '請只發送該標頭一次。',
      'zh-Hans': '请只发送该标头一次。',
      pt: 'Envie o cabeçalho uma só vez.',
    },
  },
  'upload-header-malformed': {
    message: {
      en: 'The header {header} is missing or not as tus 1.0 has it.',
      'zh-Hant': '標頭 {header} 缺失或不符合 tus 1.0。',
      'zh-Hans': '标头 {header} 缺失或不符合 tus 1.0。',
      pt: 'O cabeçalho {header} falta ou não é como em tus 1.0.',
    },
    cause: {
      en: 'An upload in parts is told its length, its place and what it is in headers: whole numbers of bytes, and metadata in Base64.',
      'zh-Hant': '分段上載的長度、位置及說明載於標頭：位元組整數，以及 Base64 編碼的中繼資料。',
      'zh-Hans': '分段上传的长度、位置及说明载于标头：字节整数，以及 Base64 编码的元数据。',
      pt: 'Um carregamento por partes recebe o comprimento, a posição e o que é em cabeçalhos: números inteiros de bytes, e metadados em Base64.',
    },
    remedy: {
      en: 'Send Upload-Length (or Upload-Defer-Length: 1) with Upload-Metadata at the beginning, and Upload-Offset with each part.',
      'zh-Hant': '開始時發送 Upload-Length（或 Upload-Defer-Length: 1）及 Upload-Metadata，每部分發送 Upload-Offset。',
      'zh-Hans': '开始时发送 Upload-Length（或 Upload-Defer-Length: 1）及 Upload-Metadata，每部分发送 Upload-Offset。',
      pt: 'Envie Upload-Length (ou Upload-Defer-Length: 1) com Upload-Metadata no início, e Upload-Offset com cada parte.',
    },
  },
  'if-match-malformed': {
    message: {
      en: 'If-Match must be ETags with commas between, for example "3".',
      'zh-Hant': 'If-Match 須為以逗號分隔的 ETag，例如 "3"。',
      'zh-Hans': 'If-Match 须为以逗号分隔的 ETag，例如 "3"。',
      pt: 'If-Match deve conter ETags separados por vírgulas, por exemplo "3".',
    },
    cause: {
      en: 'If-Match names the versions that the caller saw, each as an ETag in double quotes.',
      'zh-Hant': 'If-Match 指明所見的版本，每個均為雙引號內的 ETag。',
      'zh-Hans': 'If-Match 指明所见的版本，每个均为双引号内的 ETag。',
      pt: 'If-Match indica as versões que foram lidas, cada uma por um ETag entre aspas.',
    },
    remedy: {
      en: 'Send the ETag of the answer in which the record was read.',
      'zh-Hant': '請發送讀取該紀錄時答覆所附的 ETag。',
      'zh-Hans': '请发送读取该记录时答复所附的 ETag。',
      pt: 'Envie o ETag da resposta em que o registo foi lido.',
    },
  },
  'idempotency-key-malformed': {
    message: {
      en: 'Idempotency-Key must be 1 to 255 visible ASCII characters, for example a UUID.',
      'zh-Hant': 'Idempotency-Key 須為 1 至 255 個可見 ASCII 字元，例如 UUID。',
      'zh-Hans': 'Idempotency-Key 须为 1 至 255 个可见 ASCII 字符，例如 UUID。',
      pt: 'Idempotency-Key deve ter de 1 a 255 caracteres ASCII visíveis, por exemplo um UUID.',
    },
    cause: {
      en: 'The key is stored and compared exactly.',
      'zh-Hant': '此鍵會原樣儲存及比對。',
      'zh-Hans': '此键会原样存储和比对。',
      pt: 'A chave é guardada e comparada exactamente.',
    },
    remedy: {
      en: 'Use a new UUID for each request.',
      'zh-Hant': '請為每個請求使用新的 UUID。',
      'zh-Hans': '请为每个请求使用新的 UUID。',
      pt: 'Use um novo UUID para cada pedido.',
    },
  },
  'field-missing': {
    message: {
      en: 'The field {field} is missing. Send it before the file.',
      'zh-Hant': '欠缺欄位 {field}。請在檔案之前發送。',
      'zh-Hans': '缺少字段 {field}。请在文件之前发送。',
      pt: 'Falta o campo {field}. Envie-o antes do ficheiro.',
    },
    cause: {
      en: 'The fields come before the file, so that all of them are checked while nothing is stored.',
      'zh-Hant': '欄位須先於檔案發送，以便在儲存任何內容前全部核對。',
      'zh-Hans': '字段须先于文件发送，以便在存储任何内容前全部核对。',
      pt: 'Os campos vêm antes do ficheiro, para serem verificados sem que nada se guarde.',
    },
    remedy: {
      en: 'Add the field to the form, before the part `file`.',
      'zh-Hant': '請在表格的 `file` 部分之前加入該欄位。',
      'zh-Hans': '请在表单的 `file` 部分之前加入该字段。',
      pt: 'Acrescente o campo ao formulário, antes da parte `file`.',
    },
  },
  'field-repeated': {
    message: {
      en: 'The field {field} is there twice. Send it once.',
      'zh-Hant': '欄位 {field} 出現兩次。請只發送一次。',
      'zh-Hans': '字段 {field} 出现两次。请只发送一次。',
      pt: 'O campo {field} aparece duas vezes. Envie-o uma só vez.',
    },
    cause: {
      en: 'Two values of one field would contradict one another.',
      'zh-Hant': '同一欄位的兩個數值會互相矛盾。',
      'zh-Hans': '同一字段的两个数值会互相矛盾。',
      pt: 'Dois valores de um campo contradir-se-iam.',
    },
    remedy: {
      en: 'Send the field once.',
      'zh-Hant': '請只發送該欄位一次。',
      'zh-Hans': '请只发送该字段一次。',
      pt: 'Envie o campo uma só vez.',
    },
  },
  'field-unknown': {
    message: {
      en: '{field} is not a field of this form. Remove it; the part with the file is named file.',
      'zh-Hant': '{field} 並非此表格的欄位。請刪除；檔案部分的名稱為 file。',
      'zh-Hans': '{field} 不是此表单的字段。请删除；文件部分的名称为 file。',
      pt: '{field} não é um campo deste formulário. Retire-o; a parte com o ficheiro chama-se file.',
    },
    cause: {
      en: 'The form holds the fields that the operation documents and one file.',
      'zh-Hant': '表格包含該操作文件所示的欄位及一個檔案。',
      'zh-Hans': '表单包含该操作文档所示的字段和一个文件。',
      pt: 'O formulário contém os campos que a operação documenta e um ficheiro.',
    },
    remedy: {
      en: 'Correct the name of the part, or remove it.',
      'zh-Hant': '請更正該部分的名稱，或予刪除。',
      'zh-Hans': '请更正该部分的名称，或予以删除。',
      pt: 'Corrija o nome da parte, ou retire-a.',
    },
  },
  'field-too-long': {
    message: {
      en: 'The field {field} is too long. Shorten it.',
      'zh-Hant': '欄位 {field} 過長。請縮短。',
      'zh-Hans': '字段 {field} 过长。请缩短。',
      pt: 'O campo {field} é demasiado longo. Encurte-o.',
    },
    cause: {
      en: 'Fields of the form are short; only the file may be large.',
      'zh-Hant': '表格欄位須簡短，只有檔案可較大。',
      'zh-Hans': '表单字段须简短，只有文件可较大。',
      pt: 'Os campos do formulário são curtos; só o ficheiro pode ser grande.',
    },
    remedy: {
      en: 'Give the value that the operation documents.',
      'zh-Hant': '請提供該操作文件所示的數值。',
      'zh-Hans': '请提供该操作文档所示的数值。',
      pt: 'Dê o valor que a operação documenta.',
    },
  },
  'file-missing': {
    message: {
      en: 'The file is missing. Send it as the last part, named file.',
      'zh-Hant': '欠缺檔案。請以名為 file 的最後部分發送。',
      'zh-Hans': '缺少文件。请以名为 file 的最后部分发送。',
      pt: 'Falta o ficheiro. Envie-o como última parte, com o nome file.',
    },
    cause: {
      en: 'An upload has one file, after its fields.',
      'zh-Hant': '每次上載只有一個檔案，置於欄位之後。',
      'zh-Hans': '每次上传只有一个文件，置于字段之后。',
      pt: 'Um carregamento tem um ficheiro, depois dos seus campos.',
    },
    remedy: {
      en: 'Add the file as the last part of the form.',
      'zh-Hant': '請將檔案加入表格的最後部分。',
      'zh-Hans': '请将文件加入表单的最后部分。',
      pt: 'Acrescente o ficheiro como última parte do formulário.',
    },
  },
  'after-the-file': {
    message: {
      en: '{field} follows the file. Send one file, as the last part.',
      'zh-Hant': '{field} 在檔案之後。請只發送一個檔案，並置於最後部分。',
      'zh-Hans': '{field} 在文件之后。请只发送一个文件，并置于最后部分。',
      pt: '{field} vem depois do ficheiro. Envie um só ficheiro, como última parte.',
    },
    cause: {
      en: 'Nothing is read after the file, so what follows it would be lost.',
      'zh-Hant': '檔案之後的內容不會讀取，將會遺失。',
      'zh-Hans': '文件之后的内容不会读取，将会丢失。',
      pt: 'Depois do ficheiro nada se lê, pelo que o que o segue se perderia.',
    },
    remedy: {
      en: 'Send the fields first and one file last; nothing of this upload was kept.',
      'zh-Hant': '請先發送欄位，最後發送一個檔案；本次上載沒有保存任何內容。',
      'zh-Hans': '请先发送字段，最后发送一个文件；本次上传没有保存任何内容。',
      pt: 'Envie primeiro os campos e por fim um ficheiro; nada deste carregamento foi guardado.',
    },
  },
  'file-name-refused': {
    message: {
      en: 'The file name is not accepted: it is empty, longer than 255 characters, a path, or holds characters that are not seen or that readers take in different ways. Rename the file.',
      'zh-Hant': '檔案名稱不獲接納：名稱為空、超過 255 個字元、是路徑，或含有看不見或各方解讀不同的字元。請重新命名。',
      'zh-Hans': '文件名不被接受：名称为空、超过 255 个字符、是路径，或含有看不见或各方解读不同的字符。请重新命名。',
      pt: 'O nome do ficheiro não é aceite: está vazio, tem mais de 255 caracteres, é um caminho, ou contém caracteres que não se vêem ou que se lêem de várias maneiras. Mude-lhe o nome.',
    },
    cause: {
      en: 'The name is shown to staff, and must read as it was written: no control characters or marks that change the direction, no slash or backslash, no bytes that are not UTF-8, and one name only.',
      'zh-Hant':
        '名稱會向機關人員顯示，必須與所寫一致：不得有控制字元或改變書寫方向的符號、斜線或反斜線、非 UTF-8 的位元組，且只能有一個名稱。',
      'zh-Hans':
        '名称会向机关人员显示，必须与所写一致：不得有控制字符或改变书写方向的符号、斜线或反斜线、非 UTF-8 的字节，且只能有一个名称。',
      pt: 'O nome é mostrado ao pessoal e tem de ler-se como foi escrito: sem caracteres de controlo nem sinais que mudem a direcção, sem barras, sem bytes que não sejam UTF-8, e um só nome.',
    },
    remedy: {
      en: 'Rename the file and send it again. Send its name in quotes in UTF-8, or in filename* (RFC 8187).',
      'zh-Hant': '請重新命名檔案後再次發送。名稱須置於引號內並以 UTF-8 編碼，或置於 filename*（RFC 8187）。',
      'zh-Hans': '请重新命名文件后再次发送。名称须置于引号内并以 UTF-8 编码，或置于 filename*（RFC 8187）。',
      pt: 'Mude o nome do ficheiro e envie-o de novo. Envie o nome entre aspas em UTF-8, ou em filename* (RFC 8187).',
    },
  },
  'part-unreadable': {
    message: {
      en: 'The header of a part of the form is not readable, or names no field. Write it on one line, in UTF-8.',
      'zh-Hant': '表單某一部分的標頭無法讀取，或沒有指明欄位。請以 UTF-8 寫成一行。',
      'zh-Hans': '表单某一部分的标头无法读取，或没有指明字段。请以 UTF-8 写成一行。',
      pt: 'O cabeçalho de uma parte do formulário não se lê, ou não nomeia um campo. Escreva-o numa só linha, em UTF-8.',
    },
    cause: {
      en: 'Each part of a form has one Content-Disposition of the type form-data, with one name (RFC 7578 4.2).',
      'zh-Hant': '表單的每一部分均有一個類型為 form-data 的 Content-Disposition，並有一個名稱（RFC 7578 4.2）。',
      'zh-Hans': '表单的每一部分均有一个类型为 form-data 的 Content-Disposition，并有一个名称（RFC 7578 4.2）。',
      pt: 'Cada parte de um formulário tem um Content-Disposition do tipo form-data, com um nome (RFC 7578 4.2).',
    },
    remedy: {
      en: 'Look at the header that your client writes; a line break in the name of a file does this too.',
      'zh-Hant': '請檢查用戶端所寫的標頭；檔案名稱中的換行亦會造成此情況。',
      'zh-Hans': '请检查客户端所写的标头；文件名中的换行也会造成此情况。',
      pt: 'Veja o cabeçalho que o seu cliente escreve; uma mudança de linha no nome de um ficheiro também causa isto.',
    },
  },
  'database-rule-broken': {
    message: {
      en: 'The database keeps the rule {rule}, which this change would break. Read the record again.',
      'zh-Hant': '數據庫設有規則 {rule}，此項更改會違反該規則。請重新讀取紀錄。',
      'zh-Hans': '数据库设有规则 {rule}，此项更改会违反该规则。请重新读取记录。',
      pt: 'A base de dados mantém a regra {rule}, que esta alteração violaria. Leia de novo o registo.',
    },
    cause: {
      en: 'The database checks the most important rules once more, beneath every service. Something changed between the check of the service and this one.',
      'zh-Hant': '數據庫在各項服務之下再次核對最重要的規則。在服務核對與此次核對之間，有事項已變更。',
      'zh-Hans': '数据库在各项服务之下再次核对最重要的规则。在服务核对与此次核对之间，有事项已变更。',
      pt: 'A base de dados verifica outra vez as regras mais importantes, abaixo de qualquer serviço. Algo mudou entre a verificação do serviço e esta.',
    },
    remedy: {
      en: 'Read the record again and decide anew; report it where it happens again.',
      'zh-Hant': '請重新讀取紀錄並再作決定；如再次發生，請予報告。',
      'zh-Hans': '请重新读取记录并再作决定；如再次发生，请予报告。',
      pt: 'Leia de novo o registo e volte a decidir; comunique-o se voltar a acontecer.',
    },
  },
} as const satisfies { readonly [Code in FaultCode]?: ErrorSentences }
