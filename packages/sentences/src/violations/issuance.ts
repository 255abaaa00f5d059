import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Attesting, assembling and publishing a certificate. */
export const issuanceViolations = {
  'not-the-lead': {
    message: {
      en: 'This is for {lead}, the lead authority of this certificate.',
      'zh-Hant': '此事項由本證書的主導機關 {lead} 處理。',
      'zh-Hans': '此事项由本证书的主导机关 {lead} 处理。',
      pt: 'Isto cabe a {lead}, a autoridade principal deste certificado.',
    },
    cause: {
      en: 'The lead authority assembles the credential and tells the client.',
      'zh-Hant': '主導機關負責組成憑證及通知客戶。',
      'zh-Hans': '主导机关负责组成凭证和通知客户。',
      pt: 'A autoridade principal reúne a credencial e informa o cliente.',
    },
    remedy: {
      en: 'Send the request to the lead authority.',
      'zh-Hant': '請向主導機關提出請求。',
      'zh-Hans': '请向主导机关提出请求。',
      pt: 'Envie o pedido à autoridade principal.',
    },
  },
  'not-from-lead': {
    message: {
      en: 'Only the lead authority of a certificate sends its content and its credential.',
      'zh-Hant': '只有證書的主導機關可發送其內容及憑證。',
      'zh-Hans': '只有证书的主导机关可发送其内容和凭证。',
      pt: 'Só a autoridade principal de um certificado envia o seu conteúdo e a sua credencial.',
    },
    cause: {
      en: 'The lead authority numbers a certificate, asks the others to attest it and joins the signatures.',
      'zh-Hant': '主導機關為證書編號，要求其他機關作證明，並組合各項簽署。',
      'zh-Hans': '主导机关为证书编号，要求其他机关作证明，并组合各项签名。',
      pt: 'A autoridade principal numera um certificado, pede às outras que o atestem e junta as assinaturas.',
    },
    remedy: {
      en: 'Have the lead authority send it.',
      'zh-Hant': '請由主導機關發送。',
      'zh-Hans': '请由主导机关发送。',
      pt: 'Faça com que a autoridade principal o envie.',
    },
  },
  'own-signature': {
    message: {
      en: 'This authority signs here, from its own intent. It takes no signature of its own from outside.',
      'zh-Hant': '本機關在此按其本身的簽署意向簽署，不從外部接收本身的簽署。',
      'zh-Hans': '本机关在此按其本身的签署意向签署，不从外部接收本身的签名。',
      pt: 'Esta autoridade assina aqui, a partir da sua própria intenção. Não recebe de fora uma assinatura sua.',
    },
    cause: {
      en: 'A signature of this authority that was made elsewhere would not be its own.',
      'zh-Hant': '在別處以本機關名義所作的簽署，並非本機關的簽署。',
      'zh-Hans': '在别处以本机关名义所作的签名，不是本机关的签名。',
      pt: 'Uma assinatura desta autoridade feita noutro lugar não seria sua.',
    },
    remedy: {
      en: 'Record only attestations of the other authorities.',
      'zh-Hant': '只可記錄其他認證機關的證明。',
      'zh-Hans': '只能记录其他认证机关的证明。',
      pt: 'Registe apenas atestações das outras autoridades.',
    },
  },
  'another-certificate': {
    message: {
      en: 'This is for another certificate than the request names.',
      'zh-Hant': '所涉證書與請求所示者不同。',
      'zh-Hans': '所涉证书与请求所示的不同。',
      pt: 'Isto refere-se a outro certificado que não o indicado no pedido.',
    },
    cause: {
      en: 'An attestation or a statement names the certificate that it is for.',
      'zh-Hant': '證明或聲明均載明所涉證書。',
      'zh-Hans': '证明或声明均载明所涉证书。',
      pt: 'Uma atestação ou uma declaração indica o certificado a que se refere.',
    },
    remedy: {
      en: 'Send it with the number that it names.',
      'zh-Hant': '請按其所載編號發送。',
      'zh-Hans': '请按其所载编号发送。',
      pt: 'Envie-a com o número que ela indica.',
    },
  },
  'another-content': {
    message: {
      en: 'This is over other content than is stored here under this number.',
      'zh-Hant': '所涉內容與此處以該編號所存者不同。',
      'zh-Hans': '所涉内容与此处以该编号所存的不同。',
      pt: 'Isto refere-se a outro conteúdo que não o aqui guardado com este número.',
    },
    cause: {
      en: 'All authorities sign the same bytes, compared by the certificate digest.',
      'zh-Hant': '各認證機關簽署同一內容，並以證書摘要核對。',
      'zh-Hans': '各认证机关签署同一内容，并以证书摘要核对。',
      pt: 'Todas as autoridades assinam os mesmos bytes, comparados pelo resumo do certificado.',
    },
    remedy: {
      en: 'Compare the certificate digest with that of the certificate record.',
      'zh-Hant': '請將證書摘要與證書紀錄所載者核對。',
      'zh-Hans': '请将证书摘要与证书记录所载的核对。',
      pt: 'Compare o resumo do certificado com o do registo do certificado.',
    },
  },
  'certificate-digest-differs': {
    message: {
      en: 'The content does not have the certificate digest that is stated or on record. Send the content that was certified.',
      'zh-Hant': '內容的證書摘要與所述或紀錄所載者不符。請發送所認證的內容。',
      'zh-Hans': '内容的证书摘要与所述或记录所载的不符。请发送所认证的内容。',
      pt: 'O conteúdo não tem o resumo do certificado indicado ou registado. Envie o conteúdo que foi certificado.',
    },
    cause: {
      en: 'An effect is opened for one content, and a certificate number has one content.',
      'zh-Hant': '效力只就同一內容開立，每個證書編號亦只有一項內容。',
      'zh-Hans': '效力只就同一内容开立，每个证书编号也只有一项内容。',
      pt: 'Uma eficácia é aberta para um conteúdo, e um número de certificado tem um só conteúdo.',
    },
    remedy: {
      en: 'Compare the content with the credential in the register.',
      'zh-Hant': '請將內容與登記冊所載憑證核對。',
      'zh-Hans': '请将内容与登记册所载凭证核对。',
      pt: 'Compare o conteúdo com a credencial que está no registo.',
    },
  },
  'attestation-awaited': {
    message: {
      en: '{authority} has not signed. Ask it to attest the certificate.',
      'zh-Hant': '{authority} 尚未簽署。請要求其為證書作證明。',
      'zh-Hans': '{authority} 尚未签署。请要求其为证书作证明。',
      pt: '{authority} ainda não assinou. Peça-lhe que ateste o certificado.',
    },
    cause: {
      en: 'A credential is assembled when every authority that granted, recognised or reserved has signed.',
      'zh-Hant': '批准、承認或附條件承認的各認證機關均已簽署後，方可組成憑證。',
      'zh-Hans': '批准、承认或附条件承认的各认证机关均已签署后，方可组成凭证。',
      pt: 'Uma credencial é reunida quando assinaram todas as autoridades que concederam, reconheceram ou reservaram.',
    },
    remedy: {
      en: 'Wait for the attestation; it arrives in an envelope.',
      'zh-Hant': '請等候以電文送達的證明。',
      'zh-Hans': '请等候以电文送达的证明。',
      pt: 'Aguarde a atestação; chega num envelope.',
    },
  },
  'signature-not-on-record': {
    message: {
      en: 'The credential has a signature in the name of this authority that was not made from its intent.',
      'zh-Hant': '憑證載有以本機關名義作出的簽署，但並非按本機關的簽署意向作出。',
      'zh-Hans': '凭证载有以本机关名义作出的签名，但不是按本机关的签署意向作出。',
      pt: 'A credencial tem uma assinatura em nome desta autoridade que não foi feita a partir da sua intenção.',
    },
    cause: {
      en: "Every signature of an authority has its row in that authority's own cell.",
      'zh-Hant': '認證機關的每項簽署均在其本身的單元留有紀錄。',
      'zh-Hans': '认证机关的每项签名均在其本身的单元留有记录。',
      pt: 'Cada assinatura de uma autoridade tem o seu registo na célula dessa autoridade.',
    },
    remedy: {
      en: 'Treat the signing key as compromised until the origin of the signature is known.',
      'zh-Hant': '在查明簽署來源前，應視簽署密鑰為已外洩。',
      'zh-Hans': '在查明签名来源前，应视签名密钥为已泄露。',
      pt: 'Considere comprometida a chave de assinatura até se conhecer a origem da assinatura.',
    },
  },
  'other-signature-on-record': {
    message: {
      en: 'Another signature of {authority} over this certificate is on record here. Find out which one is genuine.',
      'zh-Hant': '此處已有 {authority} 對本證書的另一簽署紀錄。請查明何者屬實。',
      'zh-Hans': '此处已有 {authority} 对本证书的其他签名记录。请查明哪一项属实。',
      pt: 'Já consta aqui outra assinatura de {authority} sobre este certificado. Apure qual é a genuína.',
    },
    cause: {
      en: 'An authority signs a content once, so two signatures mean that one of them was not made by its service.',
      'zh-Hant': '認證機關對同一內容只簽署一次；若有兩項簽署，其中一項必非由其服務作出。',
      'zh-Hans': '认证机关对同一内容只签名一次；若有两项签名，其中一项必非由其服务作出。',
      pt: 'Uma autoridade assina um conteúdo uma só vez; duas assinaturas significam que uma não foi feita pelo seu serviço.',
    },
    remedy: {
      en: 'Ask the authority for the signature in its own record, and compare.',
      'zh-Hant': '請向該機關索取其本身紀錄內的簽署，並加以比對。',
      'zh-Hans': '请向该机关索取其本身记录内的签名，并加以比对。',
      pt: 'Peça à autoridade a assinatura do seu próprio registo e compare.',
    },
  },
  'other-credential-recorded': {
    message: {
      en: 'Another credential of {certificateNumber} is recorded here. Find out which one is genuine.',
      'zh-Hant': '此處已記錄 {certificateNumber} 的另一憑證。請查明何者屬實。',
      'zh-Hans': '此处已记录 {certificateNumber} 的其他凭证。请查明哪一项属实。',
      pt: 'Já consta aqui outra credencial de {certificateNumber}. Apure qual é a genuína.',
    },
    cause: {
      en: 'A certificate has one credential: the same again changes nothing, another one is refused.',
      'zh-Hant': '一張證書只有一份憑證：相同者再次送達不改變任何事項，不同者則予拒絕。',
      'zh-Hans': '一张证书只有一份凭证：相同的再次送达不改变任何事项，不同的则予拒绝。',
      pt: 'Um certificado tem uma só credencial: a mesma repetida nada altera, outra é recusada.',
    },
    remedy: {
      en: 'Compare both with the credential in the public register.',
      'zh-Hant': '請將兩者與公開登記冊內的憑證比對。',
      'zh-Hans': '请将两者与公开登记册内的凭证比对。',
      pt: 'Compare ambas com a credencial do registo público.',
    },
  },
  'not-assembled': {
    message: {
      en: 'There is no credential yet. Assemble it before it is published.',
      'zh-Hant': '尚無憑證。請在公布前先行組成。',
      'zh-Hans': '尚无凭证。请在公布前先行组成。',
      pt: 'Ainda não há credencial. Reúna-a antes de a publicar.',
    },
    cause: {
      en: 'Publication is recorded for a credential that exists.',
      'zh-Hant': '只可就已存在的憑證記錄公布。',
      'zh-Hans': '只能就已存在的凭证记录公布。',
      pt: 'A publicação regista-se para uma credencial que existe.',
    },
    remedy: {
      en: 'Assemble the credential, publish it, then record the publication.',
      'zh-Hant': '請先組成憑證並予公布，再記錄公布事項。',
      'zh-Hans': '请先组成凭证并予以公布，再记录公布事项。',
      pt: 'Reúna a credencial, publique-a e depois registe a publicação.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
