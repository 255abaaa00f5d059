import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** An application when it is opened, and a scope that is asked for. */
export const openingViolations = {
  'edition-not-published': {
    message: {
      en: 'Edition {edition} is not published. Published: {published}.',
      'zh-Hant': '版本 {edition} 並未公布。已公布的版本：{published}。',
      'zh-Hans': '版本 {edition} 未公布。已公布的版本：{published}。',
      pt: 'A edição {edition} não está publicada. Edições publicadas: {published}.',
    },
    cause: {
      en: 'Applications are made under a published edition of the scheme, so that everyone can read the rules that apply.',
      'zh-Hant': '申請須按已公布的認證計劃版本提出，使任何人均可查閱適用規則。',
      'zh-Hans': '申请须按已公布的认证计划版本提出，使任何人均可查阅适用规则。',
      pt: 'Os pedidos são feitos segundo uma edição publicada do programa, para que todos possam ler as regras aplicáveis.',
    },
    remedy: {
      en: 'Name one of the published editions.',
      'zh-Hant': '請使用其中一個已公布的版本。',
      'zh-Hans': '请使用其中一个已公布的版本。',
      pt: 'Indique uma das edições publicadas.',
    },
  },
  'place-repeated': {
    message: {
      en: 'The place of use {place} is named twice. Name each place once.',
      'zh-Hant': '使用地{place}重複列出。每個使用地只列一次。',
      'zh-Hans': '使用地{place}重复列出。每个使用地只列一次。',
      pt: 'O local de utilização {place} está repetido. Indique cada local uma só vez.',
    },
    cause: {
      en: 'The places of use decide which authorities recognise the certificate, so each is named once.',
      'zh-Hant': '使用地決定由哪些認證機關承認證書，故每地只列一次。',
      'zh-Hans': '使用地决定由哪些认证机关承认证书，故每地只列一次。',
      pt: 'Os locais de utilização determinam que autoridades reconhecem o certificado; cada um é indicado uma vez.',
    },
    remedy: {
      en: 'Remove the repetition.',
      'zh-Hant': '請刪除重複項目。',
      'zh-Hans': '请删除重复项目。',
      pt: 'Retire a repetição.',
    },
  },
  'lead-place-missing': {
    message: {
      en: 'The places of use leave out {place}, the place of the authority applied to. Add it, or apply to another authority.',
      'zh-Hant': '使用地未包括{place}，即受理申請的認證機關所在地。請加入，或向另一認證機關申請。',
      'zh-Hans': '使用地未包括{place}，即受理申请的认证机关所在地。请加入，或向其他认证机关申请。',
      pt: 'Falta nos locais de utilização {place}, onde está a autoridade a que se dirige. Acrescente-o, ou dirija-se a outra autoridade.',
    },
    cause: {
      en: 'The lead authority decides for its own place, so that place is among the places of use.',
      'zh-Hant': '主導機關就本身所在地作出決定，故其所在地須為使用地之一。',
      'zh-Hans': '主导机关就本身所在地作出决定，故其所在地须为使用地之一。',
      pt: 'A autoridade principal decide quanto ao seu próprio lugar, que tem de ser um dos locais de utilização.',
    },
    remedy: {
      en: 'Add the place of this authority, or apply to the authority of a place where the system is used.',
      'zh-Hant': '請加入本機關的所在地，或向系統使用地的認證機關申請。',
      'zh-Hans': '请加入本机关的所在地，或向系统使用地的认证机关申请。',
      pt: 'Acrescente o lugar desta autoridade, ou dirija-se à autoridade de um lugar onde o sistema é utilizado.',
    },
  },
  'modality-repeated': {
    message: {
      en: 'Modality {modality} is named twice. Name each modality once.',
      'zh-Hant': '模態 {modality} 重複列出。每個模態只列一次。',
      'zh-Hans': '模态 {modality} 重复列出。每个模态只列一次。',
      pt: 'A modalidade {modality} está repetida. Indique cada modalidade uma só vez.',
    },
    cause: {
      en: 'The modalities decide which requirements apply, so each is named once.',
      'zh-Hant': '模態決定哪些要求適用，故每個只列一次。',
      'zh-Hans': '模态决定哪些要求适用，故每个只列一次。',
      pt: 'As modalidades determinam que requisitos se aplicam; cada uma é indicada uma vez.',
    },
    remedy: {
      en: 'Remove the repetition.',
      'zh-Hant': '請刪除重複項目。',
      'zh-Hans': '请删除重复项目。',
      pt: 'Retire a repetição.',
    },
  },
  'modality-unknown': {
    message: {
      en: '{modality} is no modality. Name one or more of {known}.',
      'zh-Hant': '{modality} 並非模態。請使用 {known} 中的一項或多項。',
      'zh-Hans': '{modality} 不是模态。请使用 {known} 中的一项或多项。',
      pt: '{modality} não é uma modalidade. Indique uma ou mais de {known}.',
    },
    cause: {
      en: 'The requirements of an edition are listed by the modalities that it knows.',
      'zh-Hant': '版本的要求按其所定的模態列出。',
      'zh-Hans': '版本的要求按其所定的模态列出。',
      pt: 'Os requisitos de uma edição são listados segundo as modalidades que ela conhece.',
    },
    remedy: {
      en: 'Name modalities of the list, separated by commas.',
      'zh-Hant': '請使用清單所列的模態，以逗號分隔。',
      'zh-Hans': '请使用清单所列的模态，以逗号分隔。',
      pt: 'Indique modalidades da lista, separadas por vírgulas.',
    },
  },
  'place-unknown': {
    message: {
      en: '{place} is no place of use. Name one or more of {known}.',
      'zh-Hant': '{place} 並非使用地。請使用 {known} 中的一項或多項。',
      'zh-Hans': '{place} 不是使用地。请使用 {known} 中的一项或多项。',
      pt: '{place} não é um local de utilização. Indique um ou mais de {known}.',
    },
    cause: {
      en: 'A certificate can have an effect only in the jurisdictions of the authorities.',
      'zh-Hant': '證書只可在各認證機關的司法管轄區具有效力。',
      'zh-Hans': '证书只能在各认证机关的司法管辖区具有效力。',
      pt: 'Um certificado só pode ter eficácia nas jurisdições das autoridades.',
    },
    remedy: {
      en: 'Name places of the list, separated by commas.',
      'zh-Hant': '請使用清單所列的地方，以逗號分隔。',
      'zh-Hans': '请使用清单所列的地方，以逗号分隔。',
      pt: 'Indique locais da lista, separados por vírgulas.',
    },
  },
  'system-of-another-organisation': {
    message: {
      en: 'The AI system belongs to another of your organisations. Name the organisation that registered it.',
      'zh-Hant': '該人工智能系統屬你的另一機構。請填寫登記該系統的機構。',
      'zh-Hans': '该人工智能系统属于你的另一机构。请填写登记该系统的机构。',
      pt: 'O sistema de IA pertence a outra das suas organizações. Indique a organização que o registou.',
    },
    cause: {
      en: 'An application is for one organisation and one of its own AI systems.',
      'zh-Hant': '每份申請只涉及一個機構及其本身的一個人工智能系統。',
      'zh-Hans': '每份申请只涉及一个机构及其本身的一个人工智能系统。',
      pt: 'Um pedido refere-se a uma organização e a um sistema de IA seu.',
    },
    remedy: {
      en: 'Name the organisation that registered the system, or register the system for this organisation.',
      'zh-Hant': '請填寫登記該系統的機構，或為本機構登記該系統。',
      'zh-Hans': '请填写登记该系统的机构，或为本机构登记该系统。',
      pt: 'Indique a organização que registou o sistema, ou registe o sistema para esta organização.',
    },
  },
  'class-contradicts-practice': {
    message: {
      en: 'A system of this practice ({practice}) is of the risk class unacceptable, not {riskClass}. Correct one of the two.',
      'zh-Hant': '採用此做法（{practice}）的系統屬不可接受的風險等級，而非{riskClass}。請更正其中一項。',
      'zh-Hans': '采用此做法（{practice}）的系统属于不可接受的风险等级，而非{riskClass}。请更正其中一项。',
      pt: 'Um sistema com esta prática ({practice}) é da classe de risco inaceitável e não {riskClass}. Corrija um dos dois.',
    },
    cause: {
      en: 'A system that uses a prohibited practice has the risk class unacceptable.',
      'zh-Hant': '採用受禁做法的系統，其風險等級為不可接受。',
      'zh-Hans': '采用受禁做法的系统，其风险等级为不可接受。',
      pt: 'Um sistema que usa uma prática proibida tem a classe de risco inaceitável.',
    },
    remedy: {
      en: 'Remove the practice where the system does not use it; otherwise the system cannot be certified.',
      'zh-Hant': '如系統並無採用該做法，請予刪除；否則該系統不能獲得認證。',
      'zh-Hans': '如系统没有采用该做法，请予删除；否则该系统不能获得认证。',
      pt: 'Retire a prática se o sistema não a usa; caso contrário, o sistema não pode ser certificado.',
    },
  },
  'class-unacceptable': {
    message: {
      en: 'The risk class is unacceptable ({practice}). No system of this class is certified.',
      'zh-Hant': '風險等級為不可接受（{practice}）。此等級的系統不予認證。',
      'zh-Hans': '风险等级为不可接受（{practice}）。此等级的系统不予认证。',
      pt: 'A classe de risco é inaceitável ({practice}). Nenhum sistema desta classe é certificado.',
    },
    cause: {
      en: 'The scheme certifies no system that uses a prohibited practice, after Article 5 of Regulation (EU) 2024/1689.',
      'zh-Hant': '認證計劃參照歐盟第 2024/1689 號規例第 5 條，不為採用受禁做法的系統認證。',
      'zh-Hans': '认证计划参照欧盟第 2024/1689 号条例第 5 条，不对采用受禁做法的系统进行认证。',
      pt: 'O programa não certifica sistemas que usem uma prática proibida, segundo o artigo 5.º do Regulamento (UE) 2024/1689.',
    },
    remedy: {
      en: 'Correct the risk class where it is wrong; otherwise withdraw the application.',
      'zh-Hant': '如風險等級有誤，請更正；否則請撤回申請。',
      'zh-Hans': '如风险等级有误，请更正；否则请撤回申请。',
      pt: 'Corrija a classe de risco se estiver errada; caso contrário, retire o pedido.',
    },
  },
  'certificate-not-own': {
    message: {
      en: 'Certificate {certificateNumber} was not issued to you for this organisation. Name your own, or none.',
      'zh-Hant': '證書 {certificateNumber} 並非就本機構發給你的證書。請填寫你自己的證書，或不填。',
      'zh-Hans': '证书 {certificateNumber} 不是就本机构发给您的证书。请填写您自己的证书，或不填。',
      pt: 'O certificado {certificateNumber} não lhe foi emitido para esta organização. Indique um seu, ou nenhum.',
    },
    cause: {
      en: 'An application that renews or changes a certificate follows a certificate of the same client.',
      'zh-Hant': '續證或更改的申請，須承接同一客戶的證書。',
      'zh-Hans': '续证或更改的申请，须承接同一客户的证书。',
      pt: 'Um pedido que renova ou altera um certificado segue um certificado do mesmo cliente.',
    },
    remedy: {
      en: 'Compare the number with that of the message that told you of the certificate.',
      'zh-Hant': '請將編號與通知你的訊息核對。',
      'zh-Hans': '请将编号与通知您的消息核对。',
      pt: 'Compare o número com o da mensagem que lhe deu conta do certificado.',
    },
  },
  'declaration-missing': {
    message: {
      en: 'Declare that the application is lodged with no other authority.',
      'zh-Hant': '請聲明申請並未向其他認證機關提出。',
      'zh-Hans': '请声明申请未向其他认证机关提出。',
      pt: 'Declare que o pedido não foi apresentado a mais nenhuma autoridade.',
    },
    cause: {
      en: 'A system is certified by one lead authority at a time, so the applicant declares that no other has the application.',
      'zh-Hant': '同一系統同一時間只由一個主導機關認證，故申請人須聲明並無向其他機關提出申請。',
      'zh-Hans': '同一系统同一时间只由一个主导机关认证，故申请人须声明没有向其他机关提出申请。',
      pt: 'Um sistema é certificado por uma autoridade principal de cada vez; o requerente declara que nenhuma outra tem o pedido.',
    },
    remedy: {
      en: 'Set `declarationNotLodgedElsewhere` to true where it is true.',
      'zh-Hant': '如屬實，請將 `declarationNotLodgedElsewhere` 設為 true。',
      'zh-Hans': '如属实，请将 `declarationNotLodgedElsewhere` 设为 true。',
      pt: 'Ponha `declarationNotLodgedElsewhere` a true se for verdade.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
