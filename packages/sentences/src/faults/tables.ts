import type { FaultCode } from '@concert/contracts/fault-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Tables that are sent as CSV. */
export const tableFaults = {
  'table-not-utf8': {
    message: {
      en: 'The table is not in UTF-8. Save it as CSV UTF-8.',
      'zh-Hant': '此表格並非 UTF-8 編碼。請另存為 CSV UTF-8。',
      'zh-Hans': '此表格不是 UTF-8 编码。请另存为 CSV UTF-8。',
      pt: 'A tabela não está em UTF-8. Guarde-a como CSV UTF-8.',
    },
    cause: {
      en: 'Its bytes are in another encoding, which would change names.',
      'zh-Hant': '其位元組屬其他編碼，會令姓名出錯。',
      'zh-Hans': '其字节属于其他编码，会使姓名出错。',
      pt: 'Os seus bytes estão noutra codificação, que mudaria nomes.',
    },
    remedy: {
      en: 'Save the table as CSV in UTF-8 and send it again.',
      'zh-Hant': '請將表格另存為 UTF-8 的 CSV，然後重新發送。',
      'zh-Hans': '请将表格另存为 UTF-8 的 CSV，然后重新发送。',
      pt: 'Guarde a tabela como CSV em UTF-8 e envie-a de novo.',
    },
  },
  'table-columns': {
    message: {
      en: 'The header of the table does not fit. Missing: {missing}. Unknown or repeated: {unknown}.',
      'zh-Hant': '表格的標題列不符。欠缺：{missing}。不明或重複：{unknown}。',
      'zh-Hans': '表格的标题行不符。缺少：{missing}。不明或重复：{unknown}。',
      pt: 'O cabeçalho da tabela não serve. Faltam: {missing}. Desconhecidas ou repetidas: {unknown}.',
    },
    cause: {
      en: 'The first line names the columns, each once, with commas between them.',
      'zh-Hant': '首行列出各欄名稱，每欄一次，以逗號分隔。',
      'zh-Hans': '首行列出各栏名称，每栏一次，以逗号分隔。',
      pt: 'A primeira linha dá nome às colunas, cada uma uma vez, com vírgulas entre elas.',
    },
    remedy: {
      en: 'Name the columns as the documentation does, and use commas.',
      'zh-Hant': '請按文件所示命名各欄，並使用逗號。',
      'zh-Hans': '请按文档所示命名各栏，并使用逗号。',
      pt: 'Dê às colunas os nomes da documentação e use vírgulas.',
    },
  },
  'table-unreadable': {
    message: {
      en: 'The table cannot be read from line {line} on. Correct the quotation marks there.',
      'zh-Hant': '表格由第 {line} 行起無法讀取。請更正該處的引號。',
      'zh-Hans': '表格从第 {line} 行起无法读取。请更正该处的引号。',
      pt: 'A tabela não se consegue ler a partir da linha {line}. Corrija aí as aspas.',
    },
    cause: {
      en: 'A cell is opened by a quotation mark that is not closed, or has one in its middle.',
      'zh-Hant': '有儲存格的引號未有關閉，或中間有引號。',
      'zh-Hans': '有单元格的引号没有关闭，或中间有引号。',
      pt: 'Uma célula abre com aspas que não fecham, ou tem-nas no meio.',
    },
    remedy: {
      en: 'Put the whole cell between quotation marks, and double each one in it.',
      'zh-Hant': '請將整個儲存格置於引號內，其中的引號須重複。',
      'zh-Hans': '请将整个单元格置于引号内，其中的引号须重复。',
      pt: 'Ponha a célula inteira entre aspas e duplique as que tem dentro.',
    },
  },
  'table-row-uneven': {
    message: {
      en: 'This row has {cells} cells, and the header {columns}. Put a cell with a comma between quotation marks.',
      'zh-Hant': '此列有 {cells} 個儲存格，標題列有 {columns} 個。含逗號的儲存格須置於引號內。',
      'zh-Hans': '此行有 {cells} 个单元格，标题行有 {columns} 个。含逗号的单元格须置于引号内。',
      pt: 'Esta linha tem {cells} células, e o cabeçalho {columns}. Ponha entre aspas a célula que tem uma vírgula.',
    },
    cause: {
      en: 'Each row has one cell for each column.',
      'zh-Hant': '每列的每欄各有一個儲存格。',
      'zh-Hans': '每行的每栏各有一个单元格。',
      pt: 'Cada linha tem uma célula por coluna.',
    },
    remedy: {
      en: 'Add the empty cells that are missing, or quote what has a comma.',
      'zh-Hant': '請補上欠缺的空白儲存格，或為含逗號者加上引號。',
      'zh-Hans': '请补上缺少的空白单元格，或为含逗号者加上引号。',
      pt: 'Acrescente as células vazias que faltam, ou ponha entre aspas o que tem vírgula.',
    },
  },
  'table-formula': {
    message: {
      en: 'This begins with {sign}, as a formula does. Remove the sign.',
      'zh-Hant': '此處以 {sign} 開首，如同公式。請移除該符號。',
      'zh-Hans': '此处以 {sign} 开头，如同公式。请移除该符号。',
      pt: 'Isto começa por {sign}, como uma fórmula. Retire o sinal.',
    },
    cause: {
      en: 'A spreadsheet that opens the text again would calculate it.',
      'zh-Hant': '試算表再次開啟此文字時會加以計算。',
      'zh-Hans': '电子表格再次打开此文字时会进行计算。',
      pt: 'Uma folha de cálculo que volte a abrir o texto calculá-lo-ia.',
    },
    remedy: {
      en: 'Write the name or the identifier as it is.',
      'zh-Hant': '請照原樣填寫姓名或識別碼。',
      'zh-Hans': '请照原样填写姓名或标识。',
      pt: 'Escreva o nome ou o identificador tal como é.',
    },
  },
} satisfies Partial<Record<FaultCode, ErrorSentences>>
