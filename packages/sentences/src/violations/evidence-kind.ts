import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** What an upload says that its file is evidence of. */
export const evidenceKindViolations = {
  'evidence-kind-missing': {
    message: {
      en: 'The upload names requirements, but not what kind of evidence the file is. Name it in `kind`.',
      'zh-Hant': '上載時列出了要求，但未說明檔案屬哪種證據。請在 `kind` 列明。',
      'zh-Hans': '上传时列出了要求，但未说明文件属于哪种证据。请在 `kind` 列明。',
      pt: 'O carregamento indica requisitos, mas não o tipo de prova do ficheiro. Indique-o em `kind`.',
    },
    cause: {
      en: 'A file answers a requirement by being of a kind of evidence that the requirement asks for.',
      'zh-Hant': '檔案須屬於要求所列的證據種類，方可回應該要求。',
      'zh-Hans': '文件须属于要求所列的证据种类，方可回应该要求。',
      pt: 'Um ficheiro responde a um requisito por ser de um tipo de prova que esse requisito pede.',
    },
    remedy: {
      en: 'Name the kind in `kind`, for example `risk-register`, or leave out `requirements`.',
      'zh-Hant': '請在 `kind` 列明種類，例如 `risk-register`；或不填寫 `requirements`。',
      'zh-Hans': '请在 `kind` 列明种类，例如 `risk-register`；或不填写 `requirements`。',
      pt: 'Indique o tipo em `kind`, por exemplo `risk-register`, ou omita `requirements`.',
    },
  },
  'evidence-kind-unknown': {
    message: {
      en: 'No requirement of the edition asks for evidence of the kind {kind}. Name a kind that the coverage of the application lists.',
      'zh-Hant': '該版本並無要求 {kind} 這種證據。請填寫申請的證據覆蓋情況所列的種類。',
      'zh-Hans': '该版本没有要求 {kind} 这种证据。请填写申请的证据覆盖情况所列的种类。',
      pt: 'Nenhum requisito da edição pede prova do tipo {kind}. Indique um tipo que a cobertura do pedido enumera.',
    },
    cause: {
      en: 'The edition of the scheme fixes the kinds of evidence, each with the requirements that ask for it.',
      'zh-Hant': '計劃的版本訂明證據種類，以及要求該種證據的各項要求。',
      'zh-Hans': '计划的版本规定证据种类，以及要求该种证据的各项要求。',
      pt: 'A edição do programa fixa os tipos de prova e os requisitos que pedem cada um.',
    },
    remedy: {
      en: 'Look up the kinds that the requirements ask for and correct `kind`. A file of no kind can be uploaded without it, and counts for no requirement.',
      'zh-Hant': '請查閱各項要求所列的證據種類並更正 `kind`。不屬任何種類的檔案可不填此欄上載，但不計入任何要求。',
      'zh-Hans': '请查阅各项要求所列的证据种类并更正 `kind`。不属于任何种类的文件可不填此栏上传，但不计入任何要求。',
      pt: 'Consulte os tipos que os requisitos pedem e corrija `kind`. Um ficheiro de nenhum tipo pode ser carregado sem ele, e não conta para nenhum requisito.',
    },
  },
  'evidence-kind-differs': {
    message: {
      en: 'These bytes are recorded as evidence of the kind {recorded}, which cannot be changed. Declare that kind, or send the file that was meant.',
      'zh-Hant': '此內容已記錄為 {recorded} 種類的證據，不能更改。請申報該種類，或發送正確的檔案。',
      'zh-Hans': '此内容已记录为 {recorded} 种类的证据，不能更改。请申报该种类，或发送正确的文件。',
      pt: 'Estes bytes estão registados como prova do tipo {recorded}, o que não pode ser alterado. Declare esse tipo, ou envie o ficheiro certo.',
    },
    cause: {
      en: 'One file is of one kind. A second upload of the same bytes cannot change it.',
      'zh-Hant': '一個檔案只屬一個種類，再次上載相同內容不能更改。',
      'zh-Hans': '一个文件只属一个种类，再次上传相同内容不能更改。',
      pt: 'Um ficheiro é de um só tipo. Um segundo carregamento dos mesmos bytes não o altera.',
    },
    remedy: {
      en: 'Declare the kind that is recorded. Where one document answers for two kinds, upload the part that is of the other kind as a file of its own. Where the record is wrong, put it right with `correctEvidence`.',
      'zh-Hant':
        '請申報已記錄的種類。若一份文件包含兩種證據，請把屬另一種類的部分作為獨立檔案上載。若記錄有誤，請以 `correctEvidence` 更正。',
      'zh-Hans':
        '请申报已记录的种类。若一份文件包含两种证据，请把属于另一种类的部分作为独立文件上传。若记录有误，请以 `correctEvidence` 更正。',
      pt: 'Declare o tipo registado. Se um documento responde por dois tipos, carregue a parte do outro tipo como ficheiro próprio. Se o registo estiver errado, corrija-o com `correctEvidence`.',
    },
  },
  'evidence-kind-not-recorded': {
    message: {
      en: 'These bytes are recorded as evidence of no kind, which cannot be changed. Leave `kind` out, or send a file of its own for this kind.',
      'zh-Hant': '此內容記錄時未列明種類，不能更改。請不填寫 `kind`，或就此種類另行發送檔案。',
      'zh-Hans': '此内容记录时未列明种类，不能更改。请不填写 `kind`，或就此种类另行发送文件。',
      pt: 'Estes bytes estão registados como prova de nenhum tipo, o que não pode ser alterado. Omita `kind`, ou envie um ficheiro próprio para este tipo.',
    },
    cause: {
      en: 'What a file is evidence of is recorded with the file. A second upload of the same bytes cannot add it.',
      'zh-Hant': '檔案屬何種證據與檔案一併記錄，再次上載相同內容不能補加。',
      'zh-Hans': '文件属何种证据与文件一并记录，再次上传相同内容不能补加。',
      pt: 'O que um ficheiro prova é registado com o ficheiro. Um segundo carregamento dos mesmos bytes não o acrescenta.',
    },
    remedy: {
      en: 'Upload the document as a file of its own, for example with its title page, and name its kind. Where the record is wrong, put it right with `correctEvidence`.',
      'zh-Hant': '請把文件作為獨立檔案（例如連同封面頁）上載，並列明其種類。若記錄有誤，請以 `correctEvidence` 更正。',
      'zh-Hans': '请把文件作为独立文件（例如连同封面页）上传，并列明其种类。若记录有误，请以 `correctEvidence` 更正。',
      pt: 'Carregue o documento como ficheiro próprio, por exemplo com a sua capa, e indique o seu tipo. Se o registo estiver errado, corrija-o com `correctEvidence`.',
    },
  },
  'requirement-asks-otherwise': {
    message: {
      en: 'Requirement {requirementId} does not ask for {kind}. It asks for: {asked}.',
      'zh-Hant': '要求 {requirementId} 並不要求 {kind}。它要求的是：{asked}。',
      'zh-Hans': '要求 {requirementId} 并不要求 {kind}。它要求的是：{asked}。',
      pt: 'O requisito {requirementId} não pede {kind}. Pede: {asked}.',
    },
    cause: {
      en: 'A file answers only the requirements that ask for its kind of evidence.',
      'zh-Hant': '檔案只能回應要求該種證據的各項要求。',
      'zh-Hans': '文件只能回应要求该种证据的各项要求。',
      pt: 'Um ficheiro só responde aos requisitos que pedem o seu tipo de prova.',
    },
    remedy: {
      en: 'Take the requirement out of `requirements`, or correct `kind`.',
      'zh-Hant': '請從 `requirements` 刪去該要求，或更正 `kind`。',
      'zh-Hans': '请从 `requirements` 删去该要求，或更正 `kind`。',
      pt: 'Retire o requisito de `requirements`, ou corrija `kind`.',
    },
  },
  'requirements-differ': {
    message: {
      en: 'These bytes are recorded as answering other requirements: {recorded}. Declare the same, or send the file that was meant.',
      'zh-Hant': '此內容已記錄為回應其他要求：{recorded}。請作相同申報，或發送正確的檔案。',
      'zh-Hans': '此内容已记录为回应其他要求：{recorded}。请作相同申报，或发送正确的文件。',
      pt: 'Estes bytes estão registados como resposta a outros requisitos: {recorded}. Declare os mesmos, ou envie o ficheiro certo.',
    },
    cause: {
      en: 'The requirements that a file answers are recorded with the file. A second upload of the same bytes cannot change them.',
      'zh-Hant': '檔案所回應的要求與檔案一併記錄，再次上載相同內容不能更改。',
      'zh-Hans': '文件所回应的要求与文件一并记录，再次上传相同内容不能更改。',
      pt: 'Os requisitos a que um ficheiro responde são registados com ele. Um segundo carregamento dos mesmos bytes não os altera.',
    },
    remedy: {
      en: 'Declare the requirements that are recorded, or upload another file. Where the record is wrong, put it right with `correctEvidence`.',
      'zh-Hant': '請申報已記錄的要求，或上載另一檔案。若記錄有誤，請以 `correctEvidence` 更正。',
      'zh-Hans': '请申报已记录的要求，或上传其他文件。若记录有误，请以 `correctEvidence` 更正。',
      pt: 'Declare os requisitos registados, ou carregue outro ficheiro. Se o registo estiver errado, corrija-o com `correctEvidence`.',
    },
  },
  'residency-category-of-kind': {
    message: {
      en: 'What {requirementId} asks for as {kind} is of the residency category {category}. Declare {category} or a stricter one.',
      'zh-Hant': '要求 {requirementId} 的 {kind} 屬存放類別 {category}。請申報 {category} 或更嚴格的類別。',
      'zh-Hans': '要求 {requirementId} 的 {kind} 属存放类别 {category}。请申报 {category} 或更严格的类别。',
      pt: 'O que {requirementId} pede como {kind} é da categoria de residência {category}. Declare {category} ou uma mais restrita.',
    },
    cause: {
      en: 'The category decides where a file lies and who may read it. A looser one would let the file go where such evidence must not go.',
      'zh-Hant': '類別決定檔案的存放地點及可閱讀的人員。較寬鬆的類別會使檔案去到此類證據不應到達之處。',
      'zh-Hans': '类别决定文件的存放地点和可阅读的人员。较宽松的类别会使文件去到此类证据不应到达之处。',
      pt: 'A categoria decide onde o ficheiro fica e quem o pode ler. Uma mais ampla deixá-lo-ia ir aonde tal prova não pode ir.',
    },
    remedy: {
      en: 'Declare the category that is named. What each category is, with examples, the operation `listResidencyCategories` of the register says. Where two requirements ask for different categories, upload a file for each.',
      'zh-Hant':
        '請申報所列的類別。各類別的說明及例子見登記冊的 `listResidencyCategories`。若兩項要求所需類別不同，請各上載一個檔案。',
      'zh-Hans':
        '请申报所列的类别。各类别的说明和例子见登记册的 `listResidencyCategories`。若两项要求所需类别不同，请各上传一个文件。',
      pt: 'Declare a categoria indicada. O que é cada categoria, com exemplos, diz a operação `listResidencyCategories` do registo. Se dois requisitos pedem categorias diferentes, carregue um ficheiro para cada um.',
    },
  },
  'effective-on-missing': {
    message: {
      en: 'The file is evidence of the kind {kind}, but its own date is missing. Give the date of the document in `effectiveOn`.',
      'zh-Hant': '檔案屬 {kind} 種類的證據，但缺少文件本身的日期。請在 `effectiveOn` 填寫文件日期。',
      'zh-Hans': '文件属 {kind} 种类的证据，但缺少文件本身的日期。请在 `effectiveOn` 填写文件日期。',
      pt: 'O ficheiro é prova do tipo {kind}, mas falta a sua própria data. Indique a data do documento em `effectiveOn`.',
    },
    cause: {
      en: 'Evidence ages: some of it counts for a number of days from its own date.',
      'zh-Hant': '證據有時效：部分證據由文件日期起只在若干日內有效。',
      'zh-Hans': '证据有时效：部分证据从文件日期起只在若干日内有效。',
      pt: 'A prova envelhece: parte dela conta durante um número de dias a partir da sua própria data.',
    },
    remedy: {
      en: 'Give the date that the document bears, as `YYYY-MM-DD`.',
      'zh-Hant': '請按 `YYYY-MM-DD` 填寫文件上的日期。',
      'zh-Hans': '请按 `YYYY-MM-DD` 填写文件上的日期。',
      pt: 'Indique a data que o documento ostenta, como `YYYY-MM-DD`.',
    },
  },
  'effective-on-ahead': {
    message: {
      en: 'The date of the document is still to come; today is {today}. Give the date that it bears.',
      'zh-Hant': '文件日期尚未到來；今日是 {today}。請填寫文件上的日期。',
      'zh-Hans': '文件日期尚未到来；今日是 {today}。请填写文件上的日期。',
      pt: 'A data do documento ainda está por vir; hoje é {today}. Indique a data que ele ostenta.',
    },
    cause: {
      en: 'Evidence shows what is, so it is of a day that has come, by the calendar of the authority.',
      'zh-Hant': '證據證明現況，故其日期按認證機關所在地的曆法須已到來。',
      'zh-Hans': '证据证明现况，故其日期按认证机关所在地的历法须已到来。',
      pt: 'A prova mostra o que é; por isso é de um dia que já chegou, pelo calendário da autoridade.',
    },
    remedy: {
      en: 'Correct `effectiveOn`, or upload the document when its day has come.',
      'zh-Hant': '請更正 `effectiveOn`，或待該日到來後再上載文件。',
      'zh-Hans': '请更正 `effectiveOn`，或待该日到来后再上传文件。',
      pt: 'Corrija `effectiveOn`, ou carregue o documento quando o seu dia chegar.',
    },
  },
  'superseded-unknown': {
    message: {
      en: 'The application has no evidence of the id in `supersedes`. Name evidence of this application.',
      'zh-Hant': '本申請並無 `supersedes` 所指的證據。請填寫本申請的證據。',
      'zh-Hans': '本申请没有 `supersedes` 所指的证据。请填写本申请的证据。',
      pt: 'O pedido não tem prova com o identificador de `supersedes`. Indique prova deste pedido.',
    },
    cause: {
      en: 'A new version takes the place of a file of the same application.',
      'zh-Hant': '新版本取代同一申請的檔案。',
      'zh-Hans': '新版本取代同一申请的文件。',
      pt: 'Uma nova versão toma o lugar de um ficheiro do mesmo pedido.',
    },
    remedy: {
      en: 'Look up the `evidenceId` of the earlier version in the evidence of the application, or leave `supersedes` out.',
      'zh-Hant': '請在申請的證據中查閱舊版本的 `evidenceId`，或不填寫 `supersedes`。',
      'zh-Hans': '请在申请的证据中查阅旧版本的 `evidenceId`，或不填写 `supersedes`。',
      pt: 'Procure o `evidenceId` da versão anterior na prova do pedido, ou omita `supersedes`.',
    },
  },
  'superseded-of-no-kind': {
    message: {
      en: 'The file to be superseded is of no kind, so nothing counts by it. Leave `supersedes` out.',
      'zh-Hant': '擬被取代的檔案未列明種類，並不計入任何要求。請不填寫 `supersedes`。',
      'zh-Hans': '拟被取代的文件未列明种类，并不计入任何要求。请不填写 `supersedes`。',
      pt: 'O ficheiro a substituir não é de nenhum tipo, e por isso não conta. Omita `supersedes`.',
    },
    cause: {
      en: 'A new version counts in place of the earlier one, for the same kind of evidence.',
      'zh-Hant': '新版本就同一種證據代替舊版本計算。',
      'zh-Hans': '新版本就同一种证据代替旧版本计算。',
      pt: 'Uma nova versão conta em vez da anterior, para o mesmo tipo de prova.',
    },
    remedy: {
      en: 'Upload the file with its `kind` and without `supersedes`.',
      'zh-Hant': '請列明 `kind` 並不填寫 `supersedes` 上載檔案。',
      'zh-Hans': '请列明 `kind` 并不填写 `supersedes` 上传文件。',
      pt: 'Carregue o ficheiro com o seu `kind` e sem `supersedes`.',
    },
  },
  'superseded-of-another-kind': {
    message: {
      en: 'The file to be superseded is evidence of the kind {kind}. A new version is of the same kind.',
      'zh-Hant': '擬被取代的檔案屬 {kind} 種類的證據。新版本須屬同一種類。',
      'zh-Hans': '拟被取代的文件属 {kind} 种类的证据。新版本须属同一种类。',
      pt: 'O ficheiro a substituir é prova do tipo {kind}. Uma nova versão é do mesmo tipo.',
    },
    cause: {
      en: 'What was judged by one kind of evidence goes on being judged by it.',
      'zh-Hant': '以某種證據評定的事項，仍以該種證據評定。',
      'zh-Hans': '以某种证据评定的事项，仍以该种证据评定。',
      pt: 'O que foi avaliado por um tipo de prova continua a sê-lo.',
    },
    remedy: {
      en: 'Declare the kind of the earlier version, or leave `supersedes` out.',
      'zh-Hant': '請申報舊版本的種類，或不填寫 `supersedes`。',
      'zh-Hans': '请申报旧版本的种类，或不填写 `supersedes`。',
      pt: 'Declare o tipo da versão anterior, ou omita `supersedes`.',
    },
  },
  'superseded-already': {
    message: {
      en: 'Another file, {evidenceId}, has taken the place of this version already. Supersede that one.',
      'zh-Hant': '此版本已被另一檔案 {evidenceId} 取代。請取代該檔案。',
      'zh-Hans': '此版本已被另一文件 {evidenceId} 取代。请取代该文件。',
      pt: 'Outro ficheiro, {evidenceId}, já tomou o lugar desta versão. Substitua esse.',
    },
    cause: {
      en: 'A document has one latest version. Of two that supersede the same one nobody would know which counts.',
      'zh-Hant': '文件只有一個最新版本；若兩個檔案取代同一版本，便無從得知哪個計算在內。',
      'zh-Hans': '文件只有一个最新版本；若两个文件取代同一版本，便无从得知哪个计算在内。',
      pt: 'Um documento tem uma só versão mais recente. De duas que substituem a mesma ninguém saberia qual conta.',
    },
    remedy: {
      en: 'Name the latest version in `supersedes`.',
      'zh-Hant': '請在 `supersedes` 填寫最新版本。',
      'zh-Hans': '请在 `supersedes` 填写最新版本。',
      pt: 'Indique a versão mais recente em `supersedes`.',
    },
  },
  'supersedes-differs': {
    message: {
      en: 'These bytes are recorded already, and what they supersede cannot be changed. Declare the same, or send the new version.',
      'zh-Hant': '此內容已有記錄，其所取代者不能更改。請作相同申報，或發送新版本。',
      'zh-Hans': '此内容已有记录，其所取代的不能更改。请作相同申报，或发送新版本。',
      pt: 'Estes bytes já estão registados, e o que substituem não pode ser alterado. Declare o mesmo, ou envie a nova versão.',
    },
    cause: {
      en: 'What a file supersedes is recorded with the file. A second upload of the same bytes cannot change it.',
      'zh-Hant': '檔案所取代者與檔案一併記錄，再次上載相同內容不能更改。',
      'zh-Hans': '文件所取代的与文件一并记录，再次上传相同内容不能更改。',
      pt: 'O que um ficheiro substitui é registado com ele. Um segundo carregamento dos mesmos bytes não o altera.',
    },
    remedy: {
      en: 'Send the bytes of the new version, or leave `supersedes` as it is recorded.',
      'zh-Hant': '請發送新版本的內容，或按記錄填寫 `supersedes`。',
      'zh-Hans': '请发送新版本的内容，或按记录填写 `supersedes`。',
      pt: 'Envie os bytes da nova versão, ou deixe `supersedes` como está registado.',
    },
  },
  'evidence-decided-on': {
    message: {
      en: 'The certification was decided on {decidedOn} on the evidence as it was. It is judged no more.',
      'zh-Hant': '認證已於 {decidedOn} 按當時的證據作出決定，不再對證據作出判定。',
      'zh-Hans': '认证已于 {decidedOn} 按当时的证据作出决定，不再对证据作出判定。',
      pt: 'A certificação foi decidida em {decidedOn} com a prova como estava. Já não se julga.',
    },
    cause: {
      en: 'A decision rests on the evidence and on what was said of it then.',
      'zh-Hant': '決定以當時的證據及其判定為據。',
      'zh-Hans': '决定以当时的证据及其判定为据。',
      pt: 'Uma decisão assenta na prova e no que então se disse dela.',
    },
    remedy: {
      en: 'Where the evidence turns out to be wrong, substantiate a nonconformity against the effect of the certificate.',
      'zh-Hant': '若證據其後發現有誤，請就證書的效力確立不符合項。',
      'zh-Hans': '若证据其后发现有误，请就证书的效力确立不符合项。',
      pt: 'Se a prova se revelar errada, fundamente uma não-conformidade contra a eficácia do certificado.',
    },
  },
  'accepted-of-no-kind': {
    message: {
      en: 'The file is of no kind, so it is no evidence of anything yet. Give it back with the reason `wrong-kind`.',
      'zh-Hant': '檔案未列明種類，尚未成為任何事項的證據。請以 `wrong-kind` 為由退回。',
      'zh-Hans': '文件未列明种类，尚未成为任何事项的证据。请以 `wrong-kind` 为由退回。',
      pt: 'O ficheiro não é de nenhum tipo, e por isso ainda nada prova. Devolva-o com a razão `wrong-kind`.',
    },
    cause: {
      en: 'Evidence is accepted for the requirements that it answers, and a file of no kind answers none.',
      'zh-Hant': '證據就其所回應的要求獲接納；未列明種類的檔案不回應任何要求。',
      'zh-Hans': '证据就其所回应的要求获接纳；未列明种类的文件不回应任何要求。',
      pt: 'A prova é aceite para os requisitos a que responde, e um ficheiro de nenhum tipo não responde a nenhum.',
    },
    remedy: {
      en: 'Return the file; the client uploads the document again with its kind.',
      'zh-Hant': '請退回檔案；客戶列明種類後再次上載文件。',
      'zh-Hans': '请退回文件；客户列明种类后再次上传文件。',
      pt: 'Devolva o ficheiro; o cliente carrega de novo o documento com o seu tipo.',
    },
  },
} as const satisfies Partial<Record<ViolationCode, ErrorSentences>>
