import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** People whom one authority lends to another. */
export const loanViolations = {
  'lender-is-borrower': {
    message: {
      en: '{authority} is asked to lend a person to itself.',
      'zh-Hant': '請求 {authority} 借調人員予其本身。',
      'zh-Hans': '请求 {authority} 借调人员予其自身。',
      pt: 'Pede-se a {authority} que ceda uma pessoa a si própria.',
    },
    cause: {
      en: 'Its own people an authority authorises without a loan.',
      'zh-Hant': '認證機關授權其本身人員，無須借調。',
      'zh-Hans': '认证机关授权其自身人员，无须借调。',
      pt: 'Uma autoridade autoriza o seu próprio pessoal sem cedência.',
    },
    remedy: {
      en: 'Name another authority as the lender.',
      'zh-Hant': '請指明另一認證機關為借出方。',
      'zh-Hans': '请指明另一认证机关为借出方。',
      pt: 'Indique outra autoridade como cedente.',
    },
  },
  'loan-too-long': {
    message: {
      en: 'The loan ends after {latest}.',
      'zh-Hant': '借調的終結時間在 {latest} 之後。',
      'zh-Hans': '借调的终结时间在 {latest} 之后。',
      pt: 'A cedência termina depois de {latest}.',
    },
    cause: {
      en: 'An agreement on a person of another authority is looked at again after two years at most.',
      'zh-Hant': '就另一認證機關人員達成的協議，最遲兩年後須重新審視。',
      'zh-Hans': '就另一认证机关人员达成的协议，最迟两年后须重新审视。',
      pt: 'Um acordo sobre uma pessoa de outra autoridade é revisto ao fim de dois anos, o mais tardar.',
    },
    remedy: {
      en: 'Choose an earlier end, and ask again before it.',
      'zh-Hant': '請選擇較早的終結時間，並於屆滿前再次提出。',
      'zh-Hans': '请选择较早的终结时间，并于届满前再次提出。',
      pt: 'Escolha um fim anterior e peça de novo antes dele.',
    },
  },
  'loan-over': {
    message: {
      en: 'The loan ended at {until}.',
      'zh-Hant': '借調已於 {until} 終結。',
      'zh-Hans': '借调已于 {until} 终结。',
      pt: 'A cedência terminou em {until}.',
    },
    cause: {
      en: 'What is over is neither asked for nor agreed to.',
      'zh-Hant': '已終結者不得再請求或同意。',
      'zh-Hans': '已终结者不得再请求或同意。',
      pt: 'O que terminou não se pede nem se aceita.',
    },
    remedy: {
      en: 'Ask for a loan with a later end.',
      'zh-Hant': '請提出終結時間較後的借調。',
      'zh-Hans': '请提出终结时间较后的借调。',
      pt: 'Peça uma cedência com um fim posterior.',
    },
  },
  'loan-without-competence': {
    message: {
      en: 'An evaluator is asked for without any competence.',
      'zh-Hant': '請求借調評價員而未列明任何能力。',
      'zh-Hans': '请求借调评价员而未列明任何能力。',
      pt: 'Pede-se um avaliador sem qualquer competência.',
    },
    cause: {
      en: 'The lender chooses whom it lends by the competences that are needed.',
      'zh-Hant': '借出方按所需能力選定借調人員。',
      'zh-Hans': '借出方按所需能力选定借调人员。',
      pt: 'O cedente escolhe quem cede pelas competências necessárias.',
    },
    remedy: {
      en: 'Name at least one requirement area or modality.',
      'zh-Hant': '請列明至少一個要求範疇或模態。',
      'zh-Hans': '请列明至少一个要求领域或模态。',
      pt: 'Indique pelo menos uma área de requisitos ou modalidade.',
    },
  },
  'loan-asked-otherwise': {
    message: {
      en: 'Another request is recorded under {loanId}.',
      'zh-Hant': '{loanId} 之下已記錄另一請求。',
      'zh-Hans': '{loanId} 之下已记录另一请求。',
      pt: 'Está registado outro pedido com {loanId}.',
    },
    cause: {
      en: 'What an authority asked for under an identifier stands as it was signed first.',
      'zh-Hant': '認證機關以某識別碼提出的請求，以首次簽署者為準。',
      'zh-Hans': '认证机关以某标识提出的请求，以首次签署者为准。',
      pt: 'O que uma autoridade pediu com um identificador vale como foi assinado da primeira vez.',
    },
    remedy: {
      en: 'Ask the other authority for a request under another identifier.',
      'zh-Hant': '請對方認證機關以另一識別碼提出請求。',
      'zh-Hans': '请对方认证机关以另一标识提出请求。',
      pt: 'Peça à outra autoridade um pedido com outro identificador.',
    },
  },
  'lent-person-not-authorised': {
    message: {
      en: '{personId} is not authorised here as {function}.',
      'zh-Hant': '{personId} 在此處並未獲授權擔任{function}。',
      'zh-Hans': '{personId} 在此处并未获授权担任{function}。',
      pt: '{personId} não está autorizado aqui como {function}.',
    },
    cause: {
      en: 'Only whom an authority lets act itself is lent, and nobody who is lent to it.',
      'zh-Hant': '只可借出認證機關本身授權行事的人，借入者不得再借出。',
      'zh-Hans': '只可借出认证机关自身授权行事的人，借入者不得再借出。',
      pt: 'Só se cede quem a própria autoridade deixa agir, e ninguém que lhe foi cedido.',
    },
    remedy: {
      en: 'Choose somebody who is authorised for the function, or authorise the person first.',
      'zh-Hant': '請選擇已獲授權擔任該職能的人，或先授權該人。',
      'zh-Hans': '请选择已获授权担任该职能的人，或先授权该人。',
      pt: 'Escolha alguém autorizado para a função, ou autorize primeiro a pessoa.',
    },
  },
  'lent-person-not-competent': {
    message: {
      en: '{personId} is on record here without the competence {code} that is asked for.',
      'zh-Hant': '{personId} 在此處的紀錄並無所請求的能力 {code}。',
      'zh-Hans': '{personId} 在此处的记录并无所请求的能力 {code}。',
      pt: '{personId} não tem aqui registada a competência {code}, que é pedida.',
    },
    cause: {
      en: 'The borrower accepts a competence by reference to what the lender found.',
      'zh-Hant': '借入方以借出方的評定為據接納能力。',
      'zh-Hans': '借入方以借出方的评定为据接纳能力。',
      pt: 'Quem recebe aceita uma competência por referência ao que o cedente verificou.',
    },
    remedy: {
      en: 'Choose somebody who has it, or record its assessment first.',
      'zh-Hant': '請選擇具備該能力的人，或先記錄其評定。',
      'zh-Hans': '请选择具备该能力的人，或先记录其评定。',
      pt: 'Escolha quem a tenha, ou registe primeiro a sua avaliação.',
    },
  },
  'loan-answer-of-another': {
    message: {
      en: '{authority} cannot give this answer to the loan.',
      'zh-Hant': '{authority} 不得就此借調作此答覆。',
      'zh-Hans': '{authority} 不得就此借调作此答复。',
      pt: '{authority} não pode dar esta resposta à cedência.',
    },
    cause: {
      en: 'The lender consents or refuses, and either of the two parties ends it.',
      'zh-Hant': '由借出方同意或拒絕；任何一方均可終結借調。',
      'zh-Hans': '由借出方同意或拒绝；任何一方均可终结借调。',
      pt: 'O cedente aceita ou recusa, e qualquer das duas partes a termina.',
    },
    remedy: {
      en: 'Ask the other party for the answer.',
      'zh-Hant': '請向另一方索取答覆。',
      'zh-Hans': '请向另一方索取答复。',
      pt: 'Peça a resposta à outra parte.',
    },
  },
  'loan-not-agreed': {
    message: {
      en: 'The loan {loanId} is not agreed to, or has ended.',
      'zh-Hant': '借調 {loanId} 未獲同意，或已終結。',
      'zh-Hans': '借调 {loanId} 未获同意，或已终结。',
      pt: 'A cedência {loanId} não foi aceite ou terminou.',
    },
    cause: {
      en: 'A person of another authority acts only under an agreement that is in force.',
      'zh-Hant': '另一認證機關的人員只可在有效協議之下行事。',
      'zh-Hans': '另一认证机关的人员只可在有效协议之下行事。',
      pt: 'Uma pessoa de outra autoridade só age ao abrigo de um acordo em vigor.',
    },
    remedy: {
      en: 'Wait for the consent of the lender, or ask for another loan.',
      'zh-Hant': '請等候借出方同意，或另行請求借調。',
      'zh-Hans': '请等候借出方同意，或另行请求借调。',
      pt: 'Aguarde a aceitação do cedente, ou peça outra cedência.',
    },
  },
  'outside-loan': {
    message: {
      en: 'The loan is for the function {function}, from {from} until {until}.',
      'zh-Hant': '借調的職能為{function}，由 {from} 至 {until}。',
      'zh-Hans': '借调的职能为{function}，自 {from} 至 {until}。',
      pt: 'A cedência é para a função {function}, de {from} a {until}.',
    },
    cause: {
      en: 'An authorisation lies within the loan under which it is given.',
      'zh-Hant': '授權須在其所依據的借調範圍之內。',
      'zh-Hans': '授权须在其所依据的借调范围之内。',
      pt: 'Uma autorização está contida na cedência ao abrigo da qual é dada.',
    },
    remedy: {
      en: 'Propose it for this function and within this period.',
      'zh-Hant': '請以此職能並在此期間內提出。',
      'zh-Hans': '请以此职能并在此期间内提出。',
      pt: 'Proponha-a para esta função e dentro deste período.',
    },
  },
  'office-not-of-seat': {
    message: {
      en: 'The office is not in the place where the person works under the loan: {place}.',
      'zh-Hant': '辦公地點並非該人於借調下工作的地方：{place}。',
      'zh-Hans': '办公地点并非该人于借调下工作的地方：{place}。',
      pt: 'O serviço não fica no lugar onde a pessoa trabalha ao abrigo da cedência: {place}.',
    },
    cause: {
      en: 'From the place of the office the read gate says what the person may read.',
      'zh-Hant': '閱覽關卡按辦公地點決定該人可閱覽的內容。',
      'zh-Hans': '阅览关卡按办公地点决定该人可阅览的内容。',
      pt: 'É do lugar do serviço que o controlo de leitura diz o que a pessoa pode ler.',
    },
    remedy: {
      en: 'Name an office in that place, or agree on another loan.',
      'zh-Hant': '請指明位於該地的辦公地點，或另訂借調。',
      'zh-Hans': '请指明位于该地的办公地点，或另订借调。',
      pt: 'Indique um serviço nesse lugar, ou acorde outra cedência.',
    },
  },
  'loan-of-another-person': {
    message: {
      en: 'Under this loan {personId} was authorised.',
      'zh-Hant': '此借調下已授權 {personId}。',
      'zh-Hans': '此借调下已授权 {personId}。',
      pt: 'Ao abrigo desta cedência foi autorizado {personId}.',
    },
    cause: {
      en: 'A loan is of one person, whom the lender has chosen.',
      'zh-Hant': '每項借調只涉及借出方選定的一人。',
      'zh-Hans': '每项借调只涉及借出方选定的一人。',
      pt: 'Uma cedência é de uma só pessoa, que o cedente escolheu.',
    },
    remedy: {
      en: 'Ask for a loan of its own for another person.',
      'zh-Hant': '請就另一人另行請求借調。',
      'zh-Hans': '请就另一人另行请求借调。',
      pt: 'Peça uma cedência própria para outra pessoa.',
    },
  },
  'lent-and-own': {
    message: {
      en: 'The authorisation {grantId} of the same person is not under a loan as this one is, or the reverse.',
      'zh-Hant': '同一人的授權 {grantId} 與此項，一項屬借調而另一項不屬。',
      'zh-Hans': '同一人的授权 {grantId} 与此项，一项属借调而另一项不属。',
      pt: 'A autorização {grantId} da mesma pessoa não está ao abrigo de uma cedência como esta, ou vice-versa.',
    },
    cause: {
      en: 'Who is lent to an authority is not one of its own people at the same time: everything ends with the loan.',
      'zh-Hant': '借入的人不得同時為本身人員：借調終結，一切隨之終結。',
      'zh-Hans': '借入的人不得同时为自身人员：借调终结，一切随之终结。',
      pt: 'Quem é cedido a uma autoridade não é ao mesmo tempo do seu pessoal: tudo termina com a cedência.',
    },
    remedy: {
      en: 'Withdraw or decline the other one first.',
      'zh-Hant': '請先撤銷或拒絕另一項。',
      'zh-Hans': '请先撤销或拒绝另一项。',
      pt: 'Retire ou recuse primeiro a outra.',
    },
  },
  'competence-not-lent': {
    message: {
      en: 'The person is on record here with the competence {code}, which the lender did not find.',
      'zh-Hant': '該人在此處的紀錄有能力 {code}，而借出方並無此評定。',
      'zh-Hans': '该人在此处的记录有能力 {code}，而借出方并无此评定。',
      pt: 'A pessoa tem aqui registada a competência {code}, que o cedente não verificou.',
    },
    cause: {
      en: 'The competence of a person of another authority is accepted by reference to the assessment of that authority.',
      'zh-Hant': '另一認證機關人員的能力，以該機關的評定為據接納。',
      'zh-Hans': '另一认证机关人员的能力，以该机关的评定为据接纳。',
      pt: 'A competência de uma pessoa de outra autoridade é aceite por referência à avaliação dessa autoridade.',
    },
    remedy: {
      en: 'Withdraw the competence here, or ask for a loan that covers it.',
      'zh-Hant': '請撤銷此處的能力紀錄，或請求涵蓋該能力的借調。',
      'zh-Hans': '请撤销此处的能力记录，或请求涵盖该能力的借调。',
      pt: 'Retire aqui a competência, ou peça uma cedência que a abranja.',
    },
  },
  'engagements-not-carried': {
    message: {
      en: 'The lender knows of engagements of the person with clients that are not on record here: {count}.',
      'zh-Hant': '借出方知悉該人與客戶的聘任關係，而此處未有記錄：{count} 項。',
      'zh-Hans': '借出方知悉该人与客户的聘用关系，而此处未有记录：{count} 项。',
      pt: 'O cedente conhece vínculos da pessoa a clientes que não constam aqui: {count}.',
    },
    cause: {
      en: 'Whom a person served keeps them away from that client in every authority.',
      'zh-Hant': '曾服務某客戶的人，在任何認證機關均須迴避該客戶。',
      'zh-Hans': '曾服务某客户的人，在任何认证机关均须回避该客户。',
      pt: 'Quem serviu um cliente mantém-se afastado dele em qualquer autoridade.',
    },
    remedy: {
      en: 'Ask the person, and record each engagement with the same client, kind and days as the lender.',
      'zh-Hant': '請向該人查詢，並按借出方所載的客戶、種類及日期逐一記錄。',
      'zh-Hans': '请向该人查询，并按借出方所载的客户、种类和日期逐一记录。',
      pt: 'Pergunte à pessoa e registe cada vínculo com o mesmo cliente, tipo e dias que o cedente.',
    },
  },
  'lent-to-the-lead': {
    message: {
      en: 'This authority has lent you to {authority}, whose dossier this is.',
      'zh-Hant': '本認證機關曾將您借調予 {authority}，而此案卷屬該機關。',
      'zh-Hans': '本认证机关曾将您借调予 {authority}，而此案卷属该机关。',
      pt: 'Esta autoridade cedeu-o a {authority}, de quem é este dossier.',
    },
    cause: {
      en: 'Who may have evaluated a case for its lead does not decide on it here, until two years after the period of the loan.',
      'zh-Hant': '可能曾為主導機關評價個案的人，在借調期屆滿後兩年內不得在此處就該個案作決定。',
      'zh-Hans': '可能曾为主导机关评价案件的人，在借调期届满后两年内不得在此处就该案件作决定。',
      pt: 'Quem pode ter avaliado um caso para a autoridade principal não decide aqui sobre ele, até dois anos depois do período da cedência.',
    },
    remedy: {
      en: 'Leave the decision to others; a conflict can be declared.',
      'zh-Hant': '請由他人作決定；可申報利益衝突。',
      'zh-Hans': '请由他人作决定；可申报利益冲突。',
      pt: 'Deixe a decisão a outros; pode declarar um conflito.',
    },
  },
} satisfies Partial<Record<ViolationCode, ErrorSentences>>
