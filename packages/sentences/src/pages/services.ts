import type { Sentence } from '../sentence.ts'

export const services = {
  applications: {
    en: 'organisations, AI systems and their applications',
    'zh-Hant': '機構、人工智能系統及其申請',
    'zh-Hans': '机构、人工智能系统及其申请',
    pt: 'organizações, sistemas de IA e os seus pedidos',
  },
  evidence: {
    en: 'evidence, stored by its digest in its own authority',
    'zh-Hant': '證據，按摘要存放於所屬認證機關',
    'zh-Hans': '证据，按摘要存放于所属认证机关',
    pt: 'provas, guardadas pelo seu resumo criptográfico na própria autoridade',
  },
  personnel: {
    en: 'the authority’s personnel: competence, engagements and authorisations',
    'zh-Hant': '認證機關的人員：能力、聘任關係及授權',
    'zh-Hans': '认证机关的人员：能力、聘用关系和授权',
    pt: 'o pessoal da autoridade: competência, vínculos e autorizações',
  },
  reviews: {
    en: 'evaluation, recommendation and decision by the authority’s staff',
    'zh-Hant': '由認證機關人員進行評價、推薦及決定',
    'zh-Hans': '由认证机关人员进行评价、推荐和决定',
    pt: 'avaliação, recomendação e decisão pelo pessoal da autoridade',
  },
  certificates: {
    en: 'certificates and signing keys; not reachable from outside its cell',
    'zh-Hant': '證書及簽署密鑰；不能從外部存取',
    'zh-Hans': '证书及签名密钥；不能从外部访问',
    pt: 'certificados e chaves de assinatura; inacessível do exterior',
  },
  exchange: {
    en: 'signed envelopes between the authorities',
    'zh-Hant': '認證機關之間經簽署的電文',
    'zh-Hans': '认证机关之间经签名的电文',
    pt: 'envelopes assinados entre as autoridades',
  },
  registry: {
    en: 'this public register: editions, certificates, keys, verification',
    'zh-Hant': '本公開登記冊：版本、證書、密鑰及核實',
    'zh-Hans': '本公开登记册：版本、证书、密钥和核验',
    pt: 'este registo público: edições, certificados, chaves, verificação',
  },
  workflows: {
    en: 'what follows from an event; not reachable from outside its cell',
    'zh-Hant': '事件引發的後續工作；不能從外部存取',
    'zh-Hans': '事件引发的后续工作；不能从外部访问',
    pt: 'o que decorre de um acontecimento; inacessível do exterior',
  },
} as const satisfies Record<string, Sentence>
