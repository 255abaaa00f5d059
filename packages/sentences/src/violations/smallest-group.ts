import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** How many persons the smallest group in an aggregate result has. */
export const smallestGroupViolations = {
  'smallest-group-needless': {
    message: {
      en: 'A file of category {category} has no smallest group. Leave `smallestGroup` out.',
      'zh-Hant': '{category} 類的檔案沒有最小組別。請不要填寫 `smallestGroup`。',
      'zh-Hans': '{category} 类的文件没有最小组别。请不要填写 `smallestGroup`。',
      pt: 'Um ficheiro da categoria {category} não tem grupo mais pequeno. Omita `smallestGroup`.',
    },
    cause: {
      en: 'The number is asked for where results are told by group. On anything else it would be read as if somebody had looked.',
      'zh-Hant': '此數目只用於按組別列出的結果。填在其他檔案上，會令人以為已經核查。',
      'zh-Hans': '此数目只用于按组别列出的结果。填在其他文件上，会令人以为已经核查。',
      pt: 'O número pede-se onde os resultados são ditos por grupo. Noutro ficheiro seria lido como se alguém tivesse verificado.',
    },
    remedy: {
      en: 'Leave `smallestGroup` out, or declare the category C5 where the file is an aggregate result.',
      'zh-Hant': '請不要填寫 `smallestGroup`；若檔案是匯總結果，請申報 C5 類。',
      'zh-Hans': '请不要填写 `smallestGroup`；若文件是汇总结果，请申报 C5 类。',
      pt: 'Omita `smallestGroup`, ou declare a categoria C5 se o ficheiro for um resultado agregado.',
    },
  },
  'smallest-group-differs': {
    message: {
      en: 'The smallest group of these bytes is recorded as {recorded} persons, which an upload cannot change. State the same number.',
      'zh-Hant': '此內容的最小組別已記錄為 {recorded} 人，上載不能更改。請申報相同的人數。',
      'zh-Hans': '此内容的最小组别已记录为 {recorded} 人，上传不能更改。请申报相同的人数。',
      pt: 'O grupo mais pequeno destes bytes está registado com {recorded} pessoas, o que um carregamento não altera. Indique o mesmo número.',
    },
    cause: {
      en: 'The number decides whether the file may be read elsewhere. A second upload cannot change it.',
      'zh-Hant': '此數目決定檔案可否在其他地方閱讀，再次上載不能更改。',
      'zh-Hans': '此数目决定文件可否在其他地方阅读，再次上传不能更改。',
      pt: 'O número decide se o ficheiro pode ser lido noutro lugar. Um segundo carregamento não o altera.',
    },
    remedy: {
      en: 'State the number that is recorded in `smallestGroup`. Where it is smaller, put the record right with `correctEvidence`.',
      'zh-Hant': '請在 `smallestGroup` 填寫已記錄的人數。若實際較少，請以 `correctEvidence` 更正。',
      'zh-Hans': '请在 `smallestGroup` 填写已记录的人数。若实际较少，请以 `correctEvidence` 更正。',
      pt: 'Indique em `smallestGroup` o número registado. Se for menor, corrija o registo com `correctEvidence`.',
    },
  },
  'smallest-group-not-recorded': {
    message: {
      en: 'These bytes are recorded without a smallest group, which an upload cannot add. Leave `smallestGroup` out.',
      'zh-Hant': '此內容記錄時沒有載明最小組別，上載不能補加。請不要填寫 `smallestGroup`。',
      'zh-Hans': '此内容记录时没有载明最小组别，上传不能补加。请不要填写 `smallestGroup`。',
      pt: 'Estes bytes estão registados sem grupo mais pequeno, que um carregamento não acrescenta. Omita `smallestGroup`.',
    },
    cause: {
      en: 'What is declared of a file is recorded with it. A second upload cannot add to it.',
      'zh-Hant': '對檔案的申報與檔案一併記錄，再次上載不能補加。',
      'zh-Hans': '对文件的申报与文件一并记录，再次上传不能补加。',
      pt: 'O que se declara de um ficheiro é registado com ele. Um segundo carregamento não lhe acrescenta nada.',
    },
    remedy: {
      en: 'Leave `smallestGroup` out, and add the number with `correctEvidence`.',
      'zh-Hant': '請不要填寫 `smallestGroup`，並以 `correctEvidence` 補上人數。',
      'zh-Hans': '请不要填写 `smallestGroup`，并以 `correctEvidence` 补上人数。',
      pt: 'Omita `smallestGroup`, e acrescente o número com `correctEvidence`.',
    },
  },
  'correction-enlarges-group': {
    message: {
      en: 'The smallest group is recorded as {recorded} persons, and {smallestGroup} is more. State a smaller number, or upload another document.',
      'zh-Hant': '最小組別已記錄為 {recorded} 人，而 {smallestGroup} 人更多。請申報較小的人數，或上載另一文件。',
      'zh-Hans': '最小组别已记录为 {recorded} 人，而 {smallestGroup} 人更多。请申报较小的人数，或上传另一文件。',
      pt: 'O grupo mais pequeno está registado com {recorded} pessoas, e {smallestGroup} são mais. Indique um número menor, ou carregue outro documento.',
    },
    cause: {
      en: 'Whoever kept the file from crossing a border relied on the smaller number. The same bytes never come under a looser rule.',
      'zh-Hant': '不讓檔案跨境者以較小的人數為依據。相同的內容絕不改按較寬鬆的規則處理。',
      'zh-Hans': '不让文件跨境者以较小的人数为依据。相同的内容绝不改按较宽松的规则处理。',
      pt: 'Quem não deixou passar o ficheiro confiou no número menor. Os mesmos bytes nunca passam a uma regra menos estrita.',
    },
    remedy: {
      en: 'Leave out the small groups in the document, and upload it as a new version with its number.',
      'zh-Hant': '請在文件中略去人數少的組別，連同其人數作為新版本上載。',
      'zh-Hans': '请在文件中略去人数少的组别，连同其人数作为新版本上传。',
      pt: 'Omita no documento os grupos pequenos, e carregue-o como nova versão com o seu número.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
