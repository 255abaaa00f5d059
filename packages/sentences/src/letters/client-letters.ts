import type { Sentence } from '../sentence.ts'

/** What the authority tells its client, by kind of letter. */
export const clientLetters = {
  'application-returned': {
    en: 'Your application was returned because it is incomplete. Read in it what is missing, complete it and submit it again.',
    'zh-Hant': '你的申請因資料不齊全而退回。請在申請中查閱所欠資料，補充後再次提交。',
    'zh-Hans': '你的申请因资料不齐全而退回。请在申请中查阅所欠资料，补充后再次提交。',
    pt: 'O seu pedido foi devolvido por estar incompleto. Consulte no pedido o que falta, complete-o e volte a apresentá-lo.',
  },
  'application-accepted': {
    en: 'Your application was accepted. Read the certification agreement in it and sign it; the evaluation begins after both signatures.',
    'zh-Hant': '你的申請已獲接納。請查閱申請中的認證協議並簽署；雙方簽署後即展開評價。',
    'zh-Hans': '你的申请已获接纳。请查阅申请中的认证协议并签署；双方签署后即展开评价。',
    pt: 'O seu pedido foi aceite. Leia nele o acordo de certificação e assine-o; a avaliação começa após as duas assinaturas.',
  },
  'acceptance-fell': {
    en: 'The acceptance of your application no longer stands, because the person who reviewed it has a conflict of interest. Another person reviews it again; you need do nothing until then.',
    'zh-Hant': '由於審核你的申請的人員有利益衝突，該申請的接納不再有效。申請將由另一人員重新審核；其間你無須採取行動。',
    'zh-Hans': '由于审核你的申请的人员有利益冲突，该申请的接纳不再有效。申请将由其他人员重新审核；其间你无须采取行动。',
    pt: 'A aceitação do seu pedido deixou de valer, porque quem o analisou tem um conflito de interesses. Outra pessoa volta a analisá-lo; até lá não precisa de fazer nada.',
  },
  'application-declined': {
    en: 'Your application was declined. The reason is recorded with it; you may appeal against it.',
    'zh-Hant': '你的申請不獲接納。理由已記錄於申請內；你可就此提出上訴。',
    'zh-Hans': '你的申请不获接纳。理由已记录于申请内；你可就此提出申诉。',
    pt: 'O seu pedido foi recusado. O motivo consta do processo; pode recorrer desta decisão.',
  },
  'evidence-closed': {
    en: 'A file of your application is kept closed because of what was found in it. Read in the list of your evidence what it is, and upload another file without it.',
    'zh-Hant': '你申請中的一個檔案因其中的發現而被隔離。請在證據清單查閱有關發現，並上載沒有該情況的另一檔案。',
    'zh-Hans': '你申请中的一个文件因其中的发现而被隔离。请在证据清单查阅有关发现，并上传没有该情况的另一文件。',
    pt: 'Um ficheiro do seu pedido está fechado por causa do que nele foi encontrado. Consulte na lista das suas provas o que é e carregue outro sem isso.',
  },
  'evidence-lost': {
    en: 'The store no longer has a file of your application as you sent it. Read in the list of your evidence which one it is, and upload the same file again.',
    'zh-Hant': '儲存庫已沒有你申請中某個檔案的原樣。請在證據清單查閱是哪一個，並重新上載同一檔案。',
    'zh-Hans': '存储库已没有你申请中某个文件的原样。请在证据清单查阅是哪一个，并重新上传同一文件。',
    pt: 'O depósito já não tem um ficheiro do seu pedido tal como o enviou. Consulte na lista das suas provas qual é e volte a carregar o mesmo ficheiro.',
  },
  'evidence-returned': {
    en: 'A file of your application was given back. Read in the list of your evidence which one and why, and upload another in its place.',
    'zh-Hant': '你申請中的一個檔案已被退回。請在證據清單查閱是哪一個及其原因，並上載另一檔案取代。',
    'zh-Hans': '你申请中的一个文件已被退回。请在证据清单查阅是哪一个及其原因，并上传另一文件取代。',
    pt: 'Um ficheiro do seu pedido foi devolvido. Consulte na lista das suas provas qual e porquê, e carregue outro em seu lugar.',
  },
  'evidence-shredded': {
    en: 'A file of your application was made unreadable for good and no longer counts as evidence. Read in the list of your evidence which one it is, when and on what ground. Its record and the list of who was given it stay; the same file is not taken again for this application.',
    'zh-Hant':
      '你申請中的一個檔案已被永久銷毀至無法讀取，不再計作證據。請在證據清單查閱是哪一個、何時及基於何種理由。其記錄及獲提供該檔案者的名單予以保留；本申請不再接收同一檔案。',
    'zh-Hans':
      '你申请中的一个文件已被永久销毁至无法读取，不再计作证据。请在证据清单查阅是哪一个、何时及基于何种理由。其记录及获提供该文件者的名单予以保留；本申请不再接收同一文件。',
    pt: 'Um ficheiro do seu pedido foi tornado ilegível para sempre e deixou de contar como prova. Consulte na lista das suas provas qual é, quando e com que fundamento. O seu registo e a lista de quem o recebeu mantêm-se; o mesmo ficheiro não volta a ser aceite neste pedido.',
  },
  'evidence-technology-checked': {
    en: 'A technical document of your application was held against the catalogue of restricted technology. Read in the list of your evidence which one it is, by which edition, what was found and why. What is listed there is not read in another place; the check says nothing of the certification.',
    'zh-Hant':
      '你申請中的一份技術文件已按限制出口技術目錄核查。請在證據清單查閱是哪一份、所按目錄版本、核查結果及理由。列入目錄的內容不會在其他地方查閱；此項核查與認證結果無關。',
    'zh-Hans':
      '你申请中的一份技术文件已按限制出口技术目录核查。请在证据清单查阅是哪一份、所按目录版本、核查结果及理由。列入目录的内容不会在其他地方查阅；此项核查与认证结果无关。',
    pt: 'Um documento técnico do seu pedido foi comparado com o catálogo de tecnologia restrita. Consulte na lista das suas provas qual é, com que edição, o que se apurou e porquê. O que aí consta não é lido noutro local; a verificação nada diz sobre a certificação.',
  },
  'evaluators-assigned': {
    en: 'It was decided who evaluates your AI system, or that somebody else does. Read in the evaluation who it is and until when you may object to a person; say why.',
    'zh-Hant':
      '負責評價你的人工智能系統的人員已確定或更換。請在評價中查閱有關人員及可就其提出反對的期限；如有反對，請說明理由。',
    'zh-Hans':
      '负责评价你的人工智能系统的人员已确定或更换。请在评价中查阅有关人员及可就其提出反对的期限；如有反对，请说明理由。',
    pt: 'Foi decidido quem avalia o seu sistema de IA, ou que outra pessoa o faz. Consulte na avaliação quem é e até quando se pode opor a uma pessoa, dizendo porquê.',
  },
  'objection-decided': {
    en: 'Your objection to a person who evaluates was decided. Read the decision and its reasons in the evaluation.',
    'zh-Hant': '你就評價員提出的反對已有決定。請在評價中查閱決定及其理由。',
    'zh-Hans': '你就评价员提出的反对已有决定。请在评价中查阅决定及其理由。',
    pt: 'Foi decidida a sua oposição a uma pessoa que avalia. Consulte na avaliação a decisão e os seus fundamentos.',
  },
  'nonconformities-raised': {
    en: 'The evaluation raised nonconformities. Answer each with its correction, cause and corrective action before its deadline.',
    'zh-Hant': '評價提出了不符合項。請在限期前就每一項說明糾正、原因及糾正措施。',
    'zh-Hans': '评价提出了不符合项。请在限期前就每一项说明纠正、原因及纠正措施。',
    pt: 'A avaliação identificou não-conformidades. Responda a cada uma com a correcção, a causa e a acção correctiva dentro do prazo.',
  },
  'decision-granted': {
    en: 'Certification was granted. The certificate follows once every authority concerned has decided for its own place.',
    'zh-Hant': '認證已獲批准。各有關認證機關就其所在地作出決定後，證書將予簽發。',
    'zh-Hans': '认证已获批准。各有关认证机关就其所在地作出决定后，证书将予签发。',
    pt: 'A certificação foi concedida. O certificado segue-se logo que cada autoridade decida quanto ao seu território.',
  },
  'decision-refused': {
    en: 'Certification was refused. The reasons are recorded with the decision; you may appeal against it.',
    'zh-Hant': '認證不獲批准。理由已記錄於決定內；你可就此提出上訴。',
    'zh-Hans': '认证不获批准。理由已记录于决定内；你可就此提出申诉。',
    pt: 'A certificação foi recusada. Os fundamentos constam da decisão; pode recorrer dela.',
  },
  'certificate-issued': {
    en: 'Your certificate was issued and can be verified by anyone in the public register.',
    'zh-Hant': '你的證書已簽發，任何人均可在公開登記冊核實。',
    'zh-Hans': '你的证书已签发，任何人均可在公开登记册核实。',
    pt: 'O seu certificado foi emitido e qualquer pessoa o pode verificar no registo público.',
  },
  // In this place alone (ISO/IEC 17065 7.11.1). The place is one of `placesInSentence`.
  'effect-suspended': {
    en: 'The effect of your certificate was suspended in {place}. In the other places it is unchanged.',
    'zh-Hant': '你的證書在{place}的效力已被暫停，在其他地方的效力不變。',
    'zh-Hans': '你的证书在{place}的效力已被暂停，在其他地方的效力不变。',
    pt: 'A eficácia do seu certificado foi suspensa {place}. Nos outros territórios mantém-se inalterada.',
  },
  'move-due-soon': {
    en: 'Something in your application is for you to do by {day}: {task}',
    'zh-Hant': '你的申請有事項須於{day}或之前辦理：{task}',
    'zh-Hans': '你的申请有事项须在{day}或之前办理：{task}',
    pt: 'Há algo no seu pedido que lhe cabe fazer até {day}: {task}',
  },
  'move-overdue': {
    en: 'Something in your application was for you to do by {day} and is still open: {task}',
    'zh-Hant': '你的申請有事項須於{day}或之前辦理，至今尚未完成：{task}',
    'zh-Hans': '你的申请有事项须在{day}或之前办理，至今尚未完成：{task}',
    pt: 'Havia algo no seu pedido que lhe cabia fazer até {day} e continua por fazer: {task}',
  },
  'move-day-changed': {
    en: 'The day for something in your application that is for you to do has changed, because days were counted anew. It is now {day}: {task}',
    'zh-Hant': '因重新計算日數，你的申請中須由你辦理的事項的限期已更改，現為{day}：{task}',
    'zh-Hans': '因重新计算日数，你的申请中须由你办理的事项的限期已更改，现为{day}：{task}',
    pt: 'O prazo de algo que lhe cabe fazer no seu pedido mudou, porque os dias foram contados de novo. É agora {day}: {task}',
  },
} as const satisfies Readonly<Record<string, Sentence>>

export const certificateLine: Sentence = {
  en: 'Certificate: {certificateNumber}',
  'zh-Hant': '證書編號：{certificateNumber}',
  'zh-Hans': '证书编号：{certificateNumber}',
  pt: 'Certificado: {certificateNumber}',
}

export const reasonLine: Sentence = {
  en: 'Reason: {reason}',
  'zh-Hant': '理由：{reason}',
  'zh-Hans': '理由：{reason}',
  pt: 'Fundamento: {reason}',
}
