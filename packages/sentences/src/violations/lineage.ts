import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Where the data of an upload came from. */
export const lineageViolations = {
  'origins-missing': {
    message: {
      en: 'The upload says where the file was made, or proves something of it, but not where its data were collected. Name the places in `origins`.',
      'zh-Hant': '上載時已說明檔案的製作地或其證明，但未說明數據在何處收集。請在 `origins` 列出各地。',
      'zh-Hans': '上传时已说明文件的制作地或其证明，但未说明数据在何处收集。请在 `origins` 列出各地。',
      pt: 'O carregamento diz onde o ficheiro foi feito, ou prova algo dele, mas não onde os dados foram recolhidos. Indique os lugares em `origins`.',
    },
    cause: {
      en: 'The rule of each place where data were collected decides who may read the file from where.',
      'zh-Hant': '數據收集地各自的規則決定誰可從何處閱讀檔案。',
      'zh-Hans': '数据收集地各自的规则决定谁可从何处阅读文件。',
      pt: 'A regra de cada lugar onde os dados foram recolhidos decide quem pode ler o ficheiro e de onde.',
    },
    remedy: {
      en: 'Name the places in `origins`, for example `HK`, or leave out `madeIn` and `unmixedProof`.',
      'zh-Hant': '請在 `origins` 列出各地，例如 `HK`；或不填寫 `madeIn` 及 `unmixedProof`。',
      'zh-Hans': '请在 `origins` 列出各地，例如 `HK`；或不填写 `madeIn` 和 `unmixedProof`。',
      pt: 'Indique os lugares em `origins`, por exemplo `HK`, ou omita `madeIn` e `unmixedProof`.',
    },
  },
  'origin-repeated': {
    message: {
      en: 'The place {place} is named twice. Name each place once.',
      'zh-Hant': '{place}重複列出。每地只列一次。',
      'zh-Hans': '{place}重复列出。每地只列一次。',
      pt: 'O lugar {place} está repetido. Indique cada lugar uma só vez.',
    },
    cause: {
      en: 'The rule of each place where data were collected decides who may read the file from where.',
      'zh-Hant': '數據收集地各自的規則決定誰可從何處閱讀檔案。',
      'zh-Hans': '数据收集地各自的规则决定谁可从何处阅读文件。',
      pt: 'A regra de cada lugar onde os dados foram recolhidos decide quem pode ler o ficheiro e de onde.',
    },
    remedy: {
      en: 'Remove the repetition.',
      'zh-Hant': '請刪除重複項目。',
      'zh-Hans': '请删除重复项目。',
      pt: 'Retire a repetição.',
    },
  },
  'origin-elsewhere': {
    message: {
      en: 'Data of category {category} come from {place} alone. Name that place alone, or declare the category that fits the data.',
      'zh-Hant': '{category} 類數據只來自{place}。請只列該地，或申報適合的類別。',
      'zh-Hans': '{category} 类数据只来自{place}。请只列该地，或申报适合的类别。',
      pt: 'Os dados da categoria {category} têm uma só origem: {place}. Indique só esse lugar, ou declare a categoria que convém aos dados.',
    },
    cause: {
      en: 'Important data stay in the mainland. Mixed with data of another place they could be read nowhere.',
      'zh-Hant': '重要數據須留在內地；與其他地方的數據混合後，任何地方均不可閱讀。',
      'zh-Hans': '重要数据须留在内地；与其他地方的数据混合后，任何地方均不可阅读。',
      pt: 'Os dados importantes ficam no Interior da China. Misturados com dados de outro lugar, não poderiam ser lidos em parte alguma.',
    },
    remedy: {
      en: 'Correct `origins`, keep the data of other places as a separate file, or correct the category.',
      'zh-Hant': '請更正 `origins`，把其他地方的數據另存為檔案，或更正類別。',
      'zh-Hans': '请更正 `origins`，把其他地方的数据另存为文件，或更正类别。',
      pt: 'Corrija `origins`, guarde os dados de outros lugares num ficheiro separado, ou corrija a categoria.',
    },
  },
  'origins-differ': {
    message: {
      en: 'These bytes are recorded with the origins {recorded}, which cannot be changed. Name the same places, or send the file that was meant.',
      'zh-Hant': '此內容已按來源地 {recorded} 記錄，不能更改。請列出相同地方，或發送正確的檔案。',
      'zh-Hans': '此内容已按来源地 {recorded} 记录，不能更改。请列出相同地方，或发送正确的文件。',
      pt: 'Estes bytes estão registados com as origens {recorded}, que não podem ser alteradas. Indique os mesmos lugares, ou envie o ficheiro certo.',
    },
    cause: {
      en: 'The origins decide who may read the file from where. A second upload cannot change them.',
      'zh-Hant': '來源地決定誰可從何處閱讀檔案，再次上載不能更改。',
      'zh-Hans': '来源地决定谁可从何处阅读文件，再次上传不能更改。',
      pt: 'As origens decidem quem pode ler o ficheiro e de onde. Um segundo carregamento não as altera.',
    },
    remedy: {
      en: 'Name the origins that are recorded, or upload another file. Where the record is wrong, put it right with `correctEvidence`.',
      'zh-Hant': '請列出已記錄的來源地，或上載另一檔案。若記錄有誤，請以 `correctEvidence` 更正。',
      'zh-Hans': '请列出已记录的来源地，或上传其他文件。若记录有误，请以 `correctEvidence` 更正。',
      pt: 'Indique as origens registadas, ou carregue outro ficheiro. Se o registo estiver errado, corrija-o com `correctEvidence`.',
    },
  },
  'unmixed-proof-contradicted': {
    message: {
      en: 'The proof says that no data of {place} went in, but {place} is named as an origin. Leave out one of the two.',
      'zh-Hant': '證明指並無{place}的數據納入，但{place}已列為來源地。請刪去其中一項。',
      'zh-Hans': '证明指并无{place}的数据纳入，但{place}已列为来源地。请删去其中一项。',
      pt: 'A prova diz que não entraram dados deste lugar, mas ele está indicado como origem: {place}. Omita um dos dois.',
    },
    cause: {
      en: 'The place where a file is made is one of its origins, unless a proof on record shows that none of its data went in.',
      'zh-Hant': '檔案的製作地亦屬其來源地，除非已存檔的證明顯示並無當地數據納入其中。',
      'zh-Hans': '文件的制作地也属其来源地，除非已存档的证明显示并无当地数据纳入其中。',
      pt: 'O lugar onde um ficheiro é feito é uma das suas origens, salvo se uma prova registada mostrar que nenhum dado desse lugar entrou nele.',
    },
    remedy: {
      en: 'Leave out `unmixedProof`, or take the place out of `origins` if none of its data went in.',
      'zh-Hant': '請不填寫 `unmixedProof`；如並無當地數據納入，請從 `origins` 刪去該地。',
      'zh-Hans': '请不填写 `unmixedProof`；如并无当地数据纳入，请从 `origins` 删去该地。',
      pt: 'Omita `unmixedProof`, ou retire o lugar de `origins` se nenhum dado dele entrou.',
    },
  },
  'unmixed-proof-unknown': {
    message: {
      en: 'The application has no evidence of this id. Upload the proof first, and name it here.',
      'zh-Hant': '此申請沒有此編號的證據。請先上載證明，再在此列出。',
      'zh-Hans': '此申请没有此编号的证据。请先上传证明，再在此列出。',
      pt: 'O pedido não tem prova com este identificador. Carregue primeiro a prova e indique-a aqui.',
    },
    cause: {
      en: 'The place where a file is made is one of its origins, unless a proof on record shows that none of its data went in.',
      'zh-Hant': '檔案的製作地亦屬其來源地，除非已存檔的證明顯示並無當地數據納入其中。',
      'zh-Hans': '文件的制作地也属其来源地，除非已存档的证明显示并无当地数据纳入其中。',
      pt: 'O lugar onde um ficheiro é feito é uma das suas origens, salvo se uma prova registada mostrar que nenhum dado desse lugar entrou nele.',
    },
    remedy: {
      en: 'Upload the proof as evidence of the same application, then name its `evidenceId` in `unmixedProof`.',
      'zh-Hant': '請把證明上載為同一申請的證據，再於 `unmixedProof` 填寫其 `evidenceId`。',
      'zh-Hans': '请把证明上传为同一申请的证据，再于 `unmixedProof` 填写其 `evidenceId`。',
      pt: 'Carregue a prova como prova do mesmo pedido e indique o seu `evidenceId` em `unmixedProof`.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
