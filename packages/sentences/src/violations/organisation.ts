import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Who acts for an organisation. */
export const organisationViolations = {
  'identifier-verified-elsewhere': {
    message: {
      en: 'Organisation {organisationId} is verified under the same identifier. Revoke its verification first, or refuse this claim.',
      'zh-Hant': '機構 {organisationId} 已以同一識別碼核實。請先撤回該核實，或拒絕本認領。',
      'zh-Hans': '机构 {organisationId} 已以同一标识符核实。请先撤回该核实，或拒绝本认领。',
      pt: 'A organização {organisationId} está verificada com o mesmo identificador. Anule primeiro essa verificação, ou recuse esta reivindicação.',
    },
    cause: {
      en: 'An identifier is of one organisation, so one client of an authority is verified under it.',
      'zh-Hant': '一個識別碼只屬一個機構，故同一機關只核實一名客戶。',
      'zh-Hans': '一个标识符只属一个机构，故同一机关只核实一名客户。',
      pt: 'Um identificador é de uma só organização, pelo que uma autoridade verifica com ele um só cliente.',
    },
    remedy: {
      en: 'Compare the evidence of both claims, and decide which of the two clients acts for the organisation.',
      'zh-Hant': '請比對兩項認領的證據，並決定哪名客戶代表該機構。',
      'zh-Hans': '请比对两项认领的证据，并决定哪名客户代表该机构。',
      pt: 'Compare a prova das duas reivindicações e decida qual dos clientes representa a organização.',
    },
  },
  'organisation-not-verified': {
    message: {
      en: 'Organisation {organisationId} is not verified. Verify the claim of the client first.',
      'zh-Hant': '機構 {organisationId} 尚未核實。請先核實客戶的認領。',
      'zh-Hans': '机构 {organisationId} 尚未核实。请先核实客户的认领。',
      pt: 'A organização {organisationId} não está verificada. Verifique primeiro a reivindicação do cliente.',
    },
    cause: {
      en: 'An application is accepted, and its agreement countersigned, for a client that is known to act for the organisation.',
      'zh-Hant': '只有已確知代表該機構的客戶，其申請方可獲接受，其協議方可會簽。',
      'zh-Hans': '只有已确知代表该机构的客户，其申请方可获接受，其协议方可会签。',
      pt: 'Um pedido é aceite, e o seu acordo assinado, quando se sabe que o cliente representa a organização.',
    },
    remedy: {
      en: 'The client claims the organisation with its evidence; an application reviewer verifies the claim.',
      'zh-Hant': '客戶附證據認領該機構，由申請評審員核實。',
      'zh-Hans': '客户附证据认领该机构，由申请评审员核实。',
      pt: 'O cliente reivindica a organização com a sua prova; um revisor de pedidos verifica-a.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
