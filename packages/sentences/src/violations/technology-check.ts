import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** A file is held against the catalogue of technology that is prohibited or restricted from export. */
export const technologyCheckViolations = {
  'technology-check-needless': {
    message: {
      en: 'A file of category {category} with these origins is not checked against the catalogue of restricted technology.',
      'zh-Hant': '此等來源地的 {category} 類檔案無須按限制出口技術目錄核查。',
      'zh-Hans': '此等来源地的 {category} 类文件无须按限制出口技术目录核查。',
      pt: 'Um ficheiro da categoria {category} com estas origens não se compara com o catálogo de tecnologia restrita.',
    },
    cause: {
      en: 'The check is asked for technical documentation of the mainland, before it crosses a border.',
      'zh-Hant': '此項核查只適用於內地的技術文件，在其跨境前進行。',
      'zh-Hans': '此项核查只适用于内地的技术文件，在其跨境前进行。',
      pt: 'A verificação pede-se para documentação técnica do interior da China, antes de passar uma fronteira.',
    },
    remedy: {
      en: 'Leave it out. Where the category or an origin is wrong, the client puts it right with `correctEvidence`.',
      'zh-Hant': '無須核查。若類別或來源地有誤，由客戶以 `correctEvidence` 更正。',
      'zh-Hans': '无须核查。若类别或来源地有误，由客户以 `correctEvidence` 更正。',
      pt: 'Omita-a. Se a categoria ou uma origem estiver errada, o cliente corrige-a com `correctEvidence`.',
    },
  },
  'technology-check-elsewhere': {
    message: {
      en: 'Only the authority of {place} checks what was collected there against its catalogue of restricted technology.',
      'zh-Hant': '源自 {place} 的內容，只由該地機構按其限制出口技術目錄核查。',
      'zh-Hans': '源自 {place} 的内容，只由该地机构按其限制出口技术目录核查。',
      pt: 'Só a autoridade de {place} compara o que aí foi recolhido com o seu catálogo de tecnologia restrita.',
    },
    cause: {
      en: 'The authority of the origin answers for the law of its place, and no other one does.',
      'zh-Hant': '來源地的法律由該地機構負責，其他機構不能代為負責。',
      'zh-Hans': '来源地的法律由该地机构负责，其他机构不能代为负责。',
      pt: 'A autoridade da origem responde pela lei do seu lugar, e nenhuma outra.',
    },
    remedy: {
      en: 'Have the file uploaded with the authority of its origin, and checked there.',
      'zh-Hant': '請把檔案上載至來源地的機構，並在該處核查。',
      'zh-Hans': '请把文件上传至来源地的机构，并在该处核查。',
      pt: 'Faça carregar o ficheiro na autoridade da sua origem, e verifique-o aí.',
    },
  },
  'technology-catalogue-not-in-force': {
    message: {
      en: 'The edition {catalogue} of the catalogue does not hold now. Check the file against {inForce}.',
      'zh-Hant': '目錄版本 {catalogue} 現時並非有效。請按 {inForce} 核查檔案。',
      'zh-Hans': '目录版本 {catalogue} 现时并非有效。请按 {inForce} 核查文件。',
      pt: 'A edição {catalogue} do catálogo não vigora agora. Compare o ficheiro com {inForce}.',
    },
    cause: {
      en: 'What is exported is held against the edition that is in force on the day.',
      'zh-Hant': '出口的內容須按當日有效的目錄版本核查。',
      'zh-Hans': '出口的内容须按当日有效的目录版本核查。',
      pt: 'O que se exporta compara-se com a edição em vigor no dia.',
    },
    remedy: {
      en: 'Look at the edition that holds, and name it in `catalogue`.',
      'zh-Hant': '請按有效的版本核查，並在 `catalogue` 列明。',
      'zh-Hans': '请按有效的版本核查，并在 `catalogue` 列明。',
      pt: 'Consulte a edição em vigor, e indique-a em `catalogue`.',
    },
  },
  'technology-check-unread': {
    message: {
      en: 'You have not opened this file. Read it with `readEvidenceContent`, and then say what you found.',
      'zh-Hant': '你尚未開啟此檔案。請先以 `readEvidenceContent` 閱讀，然後說明核查結果。',
      'zh-Hans': '您尚未打开此文件。请先以 `readEvidenceContent` 阅读，然后说明核查结果。',
      pt: 'Ainda não abriu este ficheiro. Leia-o com `readEvidenceContent`, e diga depois o que encontrou.',
    },
    cause: {
      en: 'Who says what a document shows has seen it: the custody of the file says who was given it.',
      'zh-Hant': '說明文件內容的人必須看過該文件；檔案的保管紀錄載明曾交予何人。',
      'zh-Hans': '说明文件内容的人必须看过该文件；文件的保管记录载明曾交予何人。',
      pt: 'Quem diz o que um documento mostra viu-o: a custódia do ficheiro diz a quem foi dado.',
    },
    remedy: {
      en: 'Open the file in your function, and send the check again.',
      'zh-Hant': '請以你的職務開啟檔案，然後再次提交核查。',
      'zh-Hans': '请以您的职务打开文件，然后再次提交核查。',
      pt: 'Abra o ficheiro na sua função, e envie de novo a verificação.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
