import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** What a client may hold at one time. */
export const quotaViolations = {
  'drafts-at-quota': {
    message: {
      en: 'The client has {used} drafts; at most {most} are kept at one time. Submit or withdraw a draft, then open another.',
      'zh-Hant': '該客戶有 {used} 份草稿，同時最多保留 {most} 份。請提交或撤回一份草稿，再開立另一份。',
      'zh-Hans': '该客户有 {used} 份草稿，同时最多保留 {most} 份。请提交或撤回一份草稿，再开立另一份。',
      pt: 'O cliente tem {used} rascunhos; guardam-se no máximo {most} ao mesmo tempo. Apresente ou retire um rascunho e abra então outro.',
    },
    cause: {
      en: 'A client has a limited number of drafts at one authority. A draft is an application that was not submitted yet, or was returned.',
      'zh-Hant': '每名客戶在同一認證機關的草稿數目有限。草稿是尚未提交或已退回的申請。',
      'zh-Hans': '每个客户在同一认证机关的草稿数量有限。草稿是尚未提交或已退回的申请。',
      pt: 'Cada cliente tem um número limitado de rascunhos em cada autoridade. Um rascunho é um pedido que ainda não foi apresentado, ou que foi devolvido.',
    },
    remedy: {
      en: 'Submit a draft, or withdraw one that is not needed; either makes room at once.',
      'zh-Hant': '請提交一份草稿，或撤回不需要的草稿；兩者均會即時騰出名額。',
      'zh-Hans': '请提交一份草稿，或撤回不需要的草稿；两者均会立即腾出名额。',
      pt: 'Apresente um rascunho, ou retire um de que não precise; ambos libertam lugar de imediato.',
    },
  },
  'evidence-files-at-quota': {
    message: {
      en: 'The client has {used} evidence files that count; at most {most} are kept at one time. Withdraw a draft that is not needed.',
      'zh-Hant': '該客戶有 {used} 個計算在內的證據檔案，同時最多保留 {most} 個。請撤回不需要的草稿。',
      'zh-Hans': '该客户有 {used} 个计入的证据文件，同时最多保留 {most} 个。请撤回不需要的草稿。',
      pt: 'O cliente tem {used} ficheiros de prova que contam; guardam-se no máximo {most} ao mesmo tempo. Retire um rascunho de que não precise.',
    },
    cause: {
      en: 'A client has a limited number of evidence files at one authority. The files of all applications under way count; those of a contracted or ended application count for a day.',
      'zh-Hant':
        '每名客戶在同一認證機關的證據檔案數目有限。所有進行中申請的檔案均計算在內；已訂約或已終結申請的檔案則計算一天。',
      'zh-Hans':
        '每个客户在同一认证机关的证据文件数量有限。所有进行中申请的文件均计入；已签约或已终结申请的文件计入一天。',
      pt: 'Cada cliente tem um número limitado de ficheiros de prova em cada autoridade. Contam os de todos os pedidos em curso; os de um pedido contratado ou terminado contam durante um dia.',
    },
    remedy: {
      en: 'Withdraw a draft that was never submitted: its files stop counting at once, and their bytes are removed. The files of other applications that end, or are contracted, stop counting a day after they were stored.',
      'zh-Hant':
        '請撤回從未提交的草稿：其檔案即時不再計算，其內容會被移除。其他申請終結或訂約後，其檔案在儲存一天後不再計算。',
      'zh-Hans':
        '请撤回从未提交的草稿：其文件立即不再计入，其内容会被移除。其他申请终结或签约后，其文件在存储一天后不再计入。',
      pt: 'Retire um rascunho que nunca foi apresentado: os seus ficheiros deixam logo de contar e os bytes são removidos. Os ficheiros de outros pedidos que terminem ou sejam contratados deixam de contar um dia depois de guardados.',
    },
  },
  'evidence-bytes-at-quota': {
    message: {
      en: 'The evidence of the client that counts has {used} bytes; with this file it would have more than {most}. Withdraw a draft that is not needed, or send a smaller file.',
      'zh-Hant':
        '該客戶計算在內的證據有 {used} 位元組；連同此檔案將超過 {most} 位元組。請撤回不需要的草稿，或發送較小的檔案。',
      'zh-Hans': '该客户计入的证据有 {used} 字节；加上此文件将超过 {most} 字节。请撤回不需要的草稿，或发送较小的文件。',
      pt: 'As provas do cliente que contam têm {used} bytes; com este ficheiro teriam mais de {most}. Retire um rascunho de que não precise, ou envie um ficheiro mais pequeno.',
    },
    cause: {
      en: 'The evidence of a client takes a limited number of bytes at one authority. The files of all applications under way count; those of a contracted or ended application count for a day.',
      'zh-Hant':
        '每名客戶的證據在同一認證機關所佔的位元組數目有限。所有進行中申請的檔案均計算在內；已訂約或已終結申請的檔案則計算一天。',
      'zh-Hans':
        '每个客户的证据在同一认证机关占用的字节数量有限。所有进行中申请的文件均计入；已签约或已终结申请的文件计入一天。',
      pt: 'As provas de um cliente ocupam um número limitado de bytes em cada autoridade. Contam os ficheiros de todos os pedidos em curso; os de um pedido contratado ou terminado contam durante um dia.',
    },
    remedy: {
      en: 'Send a smaller file, or withdraw a draft that was never submitted: its files stop counting at once, and their bytes are removed. The files of other applications that end, or are contracted, stop counting a day after they were stored.',
      'zh-Hant':
        '請發送較小的檔案，或撤回從未提交的草稿：其檔案即時不再計算，其內容會被移除。其他申請終結或訂約後，其檔案在儲存一天後不再計算。',
      'zh-Hans':
        '请发送较小的文件，或撤回从未提交的草稿：其文件立即不再计入，其内容会被移除。其他申请终结或签约后，其文件在存储一天后不再计入。',
      pt: 'Envie um ficheiro mais pequeno, ou retire um rascunho que nunca foi apresentado: os seus ficheiros deixam logo de contar e os bytes são removidos. Os ficheiros de outros pedidos que terminem ou sejam contratados deixam de contar um dia depois de guardados.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
