import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** What was said of an evidence file is put right on the same bytes. */
export const evidenceCorrectionViolations = {
  'nothing-corrected': {
    message: {
      en: 'The correction says what is recorded already. State what changes.',
      'zh-Hant': '此更正與已有記錄相同。請說明有何更改。',
      'zh-Hans': '此更正与已有记录相同。请说明有何更改。',
      pt: 'A correção diz o que já está registado. Indique o que muda.',
    },
    cause: {
      en: 'A correction states what is said otherwise of the file from now on.',
      'zh-Hant': '更正須說明自此對檔案的陳述有何不同。',
      'zh-Hans': '更正须说明自此对文件的陈述有何不同。',
      pt: 'Uma correção indica o que doravante se diz de outro modo do ficheiro.',
    },
    remedy: {
      en: 'Send the members that are wrong in the record, with what is right; leave the others out.',
      'zh-Hant': '請只發送記錄有誤的欄位及其正確內容，略去其他欄位。',
      'zh-Hans': '请只发送记录有误的字段及其正确内容，略去其他字段。',
      pt: 'Envie os membros que estão errados no registo, com o que é certo; omita os outros.',
    },
  },
  'correction-loosens': {
    message: {
      en: 'These bytes are recorded with the residency category {recorded}, and {category} is not stricter. Upload a new version under {category}.',
      'zh-Hant': '此內容已按存放類別 {recorded} 記錄，而 {category} 並非更嚴格的類別。請以 {category} 上載新版本。',
      'zh-Hans': '此内容已按存放类别 {recorded} 记录，而 {category} 不是更严格的类别。请以 {category} 上传新版本。',
      pt: 'Estes bytes estão registados com a categoria de residência {recorded}, e {category} não é mais estrita. Carregue uma nova versão com a categoria {category}.',
    },
    cause: {
      en: 'Bytes that were taken under one rule never come under a looser one: who read them relied on it.',
      'zh-Hant': '已按某一規則接收的內容，絕不改按較寬鬆的規則處理：閱讀者曾以該規則為依據。',
      'zh-Hans': '已按某一规则接收的内容，绝不改按较宽松的规则处理：阅读者曾以该规则为依据。',
      pt: 'Bytes recebidos sob uma regra nunca passam a uma menos estrita: quem os leu confiou nela.',
    },
    remedy: {
      en: 'Name a category that is at least as strict, or upload the document without what makes it stricter, as a new version.',
      'zh-Hant': '請指明至少同樣嚴格的類別；或從文件中除去使其須從嚴的內容，作為新版本上載。',
      'zh-Hans': '请指明至少同样严格的类别；或从文件中除去使其须从严的内容，作为新版本上传。',
      pt: 'Indique uma categoria pelo menos tão estrita, ou carregue o documento sem o que o torna mais estrito, como nova versão.',
    },
  },
  'correction-drops-origin': {
    message: {
      en: 'Data of {place} are recorded as an origin of this file, and the correction leaves it out. Name {place} too.',
      'zh-Hant': '此檔案已記錄含有源自 {place} 的資料，而更正略去了該地。請一併列出 {place}。',
      'zh-Hans': '此文件已记录含有源自 {place} 的数据，而更正略去了该地。请一并列出 {place}。',
      pt: 'Dados de {place} estão registados como origem deste ficheiro, e a correção omite-os. Indique também {place}.',
    },
    cause: {
      en: 'The rule of every place where data were collected holds for the file, and a correction loosens none.',
      'zh-Hant': '凡收集資料之地，其規則均適用於該檔案；更正不得放寬任何一項。',
      'zh-Hans': '凡收集数据之地，其规则均适用于该文件；更正不得放宽任何一项。',
      pt: 'A regra de cada lugar onde os dados foram recolhidos vale para o ficheiro, e uma correção não afrouxa nenhuma.',
    },
    remedy: {
      en: 'List every recorded origin and what is to be added, or upload a new version that holds no data of that place.',
      'zh-Hant': '請列出所有已記錄的來源地及須增補者；或上載不含該地資料的新版本。',
      'zh-Hans': '请列出所有已记录的来源地及须增补者；或上传不含该地数据的新版本。',
      pt: 'Enumere todas as origens registadas e o que se acrescenta, ou carregue uma nova versão sem dados desse lugar.',
    },
  },
  'kind-of-versions': {
    message: {
      en: 'Another version of this file is on record as {recorded}. The kind of this one stays.',
      'zh-Hant': '此檔案的另一版本已記錄為 {recorded}。此版本的種類維持不變。',
      'zh-Hans': '此文件的另一版本已记录为 {recorded}。此版本的种类维持不变。',
      pt: 'Outra versão deste ficheiro está registada como {recorded}. A espécie desta mantém-se.',
    },
    cause: {
      en: 'The versions of a file are of one kind, so that the latest takes the place of the others.',
      'zh-Hant': '同一檔案的各版本屬同一種類，最新版本方可取代其餘版本。',
      'zh-Hans': '同一文件的各版本属同一种类，最新版本方可取代其余版本。',
      pt: 'As versões de um ficheiro são de uma espécie, para que a última tome o lugar das outras.',
    },
    remedy: {
      en: 'Upload the document as another file of the right kind, without `supersedes`.',
      'zh-Hant': '請將文件作為正確種類的另一檔案上載，不使用 `supersedes`。',
      'zh-Hans': '请将文件作为正确种类的另一文件上传，不使用 `supersedes`。',
      pt: 'Carregue o documento como outro ficheiro da espécie certa, sem `supersedes`.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
