import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** The legal bases on which content crosses a border. */
export const transferBasisViolations = {
  'basis-not-built': {
    message: {
      en: 'Legal bases of the kind {basis} are not built, and allow nothing. Record a basis of a kind that is built.',
      'zh-Hant': '系統尚未支援 {basis} 類的法律依據，不能據此准許任何事項。請記錄系統已支援的依據。',
      'zh-Hans': '系统尚未支持 {basis} 类的法律依据，不能据此准许任何事项。请记录系统已支持的依据。',
      pt: 'As bases legais do tipo {basis} não estão implementadas e nada permitem. Registe uma base de um tipo implementado.',
    },
    cause: {
      en: 'Each kind of basis has conditions of its own. One whose conditions are not checked allows nothing.',
      'zh-Hant': '每類依據各有條件；條件未經核查的依據不准許任何事項。',
      'zh-Hans': '每类依据各有条件；条件未经核查的依据不准许任何事项。',
      pt: 'Cada tipo de base tem as suas condições. Uma base cujas condições não são verificadas nada permite.',
    },
    remedy: {
      en: 'Record a GBA standard contract between the two places, or have the content read at its origin.',
      'zh-Hant': '請記錄兩地之間的大灣區標準合同，或在來源地閱讀內容。',
      'zh-Hans': '请记录两地之间的大湾区标准合同，或在来源地阅读内容。',
      pt: 'Registe um contrato-tipo da Grande Baía entre os dois lugares, ou mande ler o conteúdo na origem.',
    },
  },
  'basis-lapsed': {
    message: {
      en: 'The basis {basisId} does not hold now: {lapse, select, dates_unreadable {its dates cannot be read} before_its_kind {it took effect before its kind was in force} not_yet_effective {it is not yet in effect} expired {it has expired} terminated {it was terminated} superseded {another basis has replaced it} other {it has lapsed}}.',
      'zh-Hant':
        '依據 {basisId} 現時不成立：{lapse, select, dates_unreadable {其日期無法讀取} before_its_kind {其生效早於該類依據施行} not_yet_effective {尚未生效} expired {已屆滿} terminated {已終止} superseded {已由另一依據取代} other {已失效}}。',
      'zh-Hans':
        '依据 {basisId} 目前不成立：{lapse, select, dates_unreadable {其日期无法读取} before_its_kind {其生效早于该类依据施行} not_yet_effective {尚未生效} expired {已届满} terminated {已终止} superseded {已由另一依据取代} other {已失效}}。',
      pt: 'A base {basisId} não vigora agora: {lapse, select, dates_unreadable {as suas datas não se lêem} before_its_kind {começou antes de o seu tipo estar em vigor} not_yet_effective {ainda não produz efeitos} expired {caducou} terminated {foi resolvida} superseded {foi substituída por outra} other {cessou}}.',
    },
    cause: {
      en: 'A basis holds from the day on which it takes effect until it expires, is terminated or is replaced.',
      'zh-Hant': '依據由生效當日起成立，直至屆滿、終止或被取代。',
      'zh-Hans': '依据从生效当日起成立，直至届满、终止或被取代。',
      pt: 'Uma base vigora desde o dia em que produz efeitos até caducar, ser resolvida ou ser substituída.',
    },
    remedy: {
      en: 'Record a basis that holds today.',
      'zh-Hant': '請記錄現時成立的依據。',
      'zh-Hans': '请记录目前成立的依据。',
      pt: 'Registe uma base que vigore hoje.',
    },
  },
  'contract-term-not-met': {
    message: {
      en: 'The standard contract {basisId} does not meet a term: {term, select, direction {its code, its edition and the places of its parties do not agree} exporter {the exporter is not in the area} recipient {the recipient is not in the area, or is the exporter} legal_basis {each side states the basis of its own law} notice_or_consent {the subjects are informed or consent} separate_consent {sensitive data need a separate consent} impact_assessment {the assessment has three findings and is kept for three years} purposes {it names the cases} methods {it names the methods} categories {it names categories of personal data only} sensitivity {it says whether the data are sensitive} subject_count {it states the number of subjects} transmission {it says how the data are sent} retention {it says how long the data are kept} records_kept {the recipient keeps its records for three years} breach_contacts {each side names a contact for breaches} storage_place {the data are stored at the recipient’s place} onward_recipients {data go onward only within the recipient’s jurisdiction} other {a term is missing}}.',
      'zh-Hant':
        '標準合同 {basisId} 有條款不符：{term, select, direction {代碼、版本與雙方所在地不一致} exporter {提供方不在大灣區} recipient {接收方不在大灣區，或與提供方相同} legal_basis {雙方須各自載明本地法律依據} notice_or_consent {須已告知當事人或取得其同意} separate_consent {敏感資料須有單獨同意} impact_assessment {影響評估須有三項結論並保存三年} purposes {須列明個案} methods {須列明處理方式} categories {只可列明個人資料的類別} sensitivity {須說明是否屬敏感資料} subject_count {須載明當事人數目} transmission {須說明傳輸方式} retention {須說明保存期限} records_kept {接收方須保存紀錄三年} breach_contacts {雙方須各指明資料外洩的聯絡人} storage_place {資料須存放於接收方所在地} onward_recipients {資料只可在接收方的司法管轄區內再提供} other {欠缺條款}}。',
      'zh-Hans':
        '标准合同 {basisId} 有条款不符：{term, select, direction {代码、版本与双方所在地不一致} exporter {提供方不在大湾区} recipient {接收方不在大湾区，或与提供方相同} legal_basis {双方须各自载明本地法律依据} notice_or_consent {须已告知个人或取得其同意} separate_consent {敏感信息须有单独同意} impact_assessment {影响评估须有三项结论并保存三年} purposes {须列明个案} methods {须列明处理方式} categories {只可列明个人信息的类别} sensitivity {须说明是否属敏感信息} subject_count {须载明个人数量} transmission {须说明传输方式} retention {须说明保存期限} records_kept {接收方须保存记录三年} breach_contacts {双方须各指明信息泄露的联系人} storage_place {信息须存放于接收方所在地} onward_recipients {信息只可在接收方的司法管辖区内再提供} other {缺少条款}}。',
      pt: 'O contrato-tipo {basisId} não cumpre um termo: {term, select, direction {o código, a edição e os lugares das partes não concordam} exporter {o exportador não está na zona} recipient {o destinatário não está na zona, ou é o exportador} legal_basis {cada lado indica a base da sua lei} notice_or_consent {os titulares são informados ou consentem} separate_consent {os dados sensíveis exigem consentimento separado} impact_assessment {a avaliação tem três conclusões e é guardada três anos} purposes {indica os casos} methods {indica os métodos} categories {indica apenas categorias de dados pessoais} sensitivity {diz se os dados são sensíveis} subject_count {indica o número de titulares} transmission {diz como os dados são enviados} retention {diz por quanto tempo os dados são guardados} records_kept {o destinatário guarda os registos três anos} breach_contacts {cada lado indica um contacto para violações} storage_place {os dados ficam no lugar do destinatário} onward_recipients {os dados só seguem dentro da jurisdição do destinatário} other {falta um termo}}.',
    },
    cause: {
      en: 'The GBA standard contract holds with all its terms. One that lacks a term is no basis.',
      'zh-Hant': '大灣區標準合同須符合全部條款；欠缺任何一項即不構成依據。',
      'zh-Hans': '大湾区标准合同须符合全部条款；缺少任何一项即不构成依据。',
      pt: 'O contrato-tipo da Grande Baía vale com todos os seus termos. Sem um deles não há base.',
    },
    remedy: {
      en: 'Supplement the contract, and record it as a new version.',
      'zh-Hant': '請補充合同，並以新版本記錄。',
      'zh-Hans': '请补充合同，并以新版本记录。',
      pt: 'Complete o contrato e registe-o como nova versão.',
    },
  },
  'filing-overdue': {
    message: {
      en: 'The basis {basisId} is not filed in {place}, and the time ended on {dueOn}.',
      'zh-Hant': '依據 {basisId} 尚未在{place}備案，期限已於 {dueOn} 屆滿。',
      'zh-Hans': '依据 {basisId} 尚未在{place}备案，期限已于 {dueOn} 届满。',
      pt: 'A base {basisId} não está registada em: {place}. O prazo terminou em {dueOn}.',
    },
    cause: {
      en: 'Each side files the contract with its own authority within ten working days of its effect.',
      'zh-Hant': '雙方須各自在合同生效後十個工作天內向所屬機構備案。',
      'zh-Hans': '双方须各自在合同生效后十个工作日内向所属机构备案。',
      pt: 'Cada lado regista o contrato junto da sua autoridade nos dez dias úteis após produzir efeitos.',
    },
    remedy: {
      en: 'File it with its three documents, and record the receipt.',
      'zh-Hant': '請連同三項文件備案，並記錄回執。',
      'zh-Hans': '请连同三项文件备案，并记录回执。',
      pt: 'Registe-o com os três documentos, e anote o recibo.',
    },
  },
  'filing-clock-unknown': {
    message: {
      en: 'The basis {basisId} is not filed in {place}, and without a gazetted calendar for {year} nobody can say until when there is time.',
      'zh-Hant': '依據 {basisId} 尚未在{place}備案，而 {year} 年的曆表尚未公布，無法確定期限。',
      'zh-Hans': '依据 {basisId} 尚未在{place}备案，而 {year} 年的日历尚未公布，无法确定期限。',
      pt: 'A base {basisId} não está registada em: {place}. Sem o calendário oficial de {year} não se sabe até quando há prazo.',
    },
    cause: {
      en: 'The time to file runs in working days. They are never guessed for a year whose holidays are not published.',
      'zh-Hant': '備案期限以工作天計算；假期尚未公布的年份不作推算。',
      'zh-Hans': '备案期限以工作日计算；假期尚未公布的年份不作推算。',
      pt: 'O prazo de registo conta-se em dias úteis, que nunca se adivinham num ano cujos feriados não foram publicados.',
    },
    remedy: {
      en: 'File the contract and record the receipt; then the clock no longer matters.',
      'zh-Hant': '請為合同備案並記錄回執，屆時無須再計算期限。',
      'zh-Hans': '请为合同备案并记录回执，届时无须再计算期限。',
      pt: 'Registe o contrato e anote o recibo; o prazo deixa então de contar.',
    },
  },
  'subject-counter-missing': {
    message: {
      en: 'Nobody has counted the subjects under the basis {basisId} in {year}, or those of this file.',
      'zh-Hant': '依據 {basisId} 在 {year} 年的當事人數目，或此檔案的當事人數目，尚未點算。',
      'zh-Hans': '依据 {basisId} 在 {year} 年的个人数量，或此文件的个人数量，尚未统计。',
      pt: 'Não foram contados os titulares ao abrigo da base {basisId} em {year}, ou os deste ficheiro.',
    },
    cause: {
      en: 'Distinct subjects are counted per exporter and calendar year. The count starts anew on 1 January.',
      'zh-Hant': '不重複的當事人按提供方和曆年點算，每年一月一日重新開始。',
      'zh-Hans': '不重复的个人按提供方和日历年统计，每年一月一日重新开始。',
      pt: 'Os titulares distintos contam-se por exportador e ano civil. A conta recomeça em 1 de Janeiro.',
    },
    remedy: {
      en: 'Count the subjects of the file, and open the counter of the year.',
      'zh-Hant': '請點算檔案的當事人，並開立該年的計數。',
      'zh-Hans': '请统计文件的个人数量，并建立该年的计数。',
      pt: 'Conte os titulares do ficheiro e abra o contador do ano.',
    },
  },
  'subject-count-exceeded': {
    message: {
      en: 'With this file {subjects} subjects would be read under the basis {basisId} this year; it states {stated}.',
      'zh-Hant': '連同此檔案，本年按依據 {basisId} 所涉當事人將為 {subjects} 人，而合同載明為 {stated} 人。',
      'zh-Hans': '连同此文件，本年按依据 {basisId} 所涉个人将为 {subjects} 人，而合同载明为 {stated} 人。',
      pt: 'Com este ficheiro, seriam {subjects} os titulares ao abrigo da base {basisId} este ano; ela indica {stated}.',
    },
    cause: {
      en: 'A contract covers no more subjects than it states.',
      'zh-Hant': '合同所涵蓋的當事人不得多於其載明的數目。',
      'zh-Hans': '合同所涵盖的个人不得多于其载明的数量。',
      pt: 'Um contrato não abrange mais titulares do que os que indica.',
    },
    remedy: {
      en: 'Supplement the contract with the larger number, and file the supplement.',
      'zh-Hant': '請以較大的數目補充合同，並為補充合同備案。',
      'zh-Hans': '请以较大的数量补充合同，并为补充合同备案。',
      pt: 'Complete o contrato com o número maior, e registe o aditamento.',
    },
  },
  'return-or-delete-unproved': {
    message: {
      en: 'The basis {basisId} was terminated, and nothing proves that the recipient returned or deleted the data.',
      'zh-Hant': '依據 {basisId} 已終止，但未有證明接收方已交還或刪除資料。',
      'zh-Hans': '依据 {basisId} 已终止，但没有证明接收方已返还或删除信息。',
      pt: 'A base {basisId} foi resolvida, e nada prova que o destinatário tenha devolvido ou apagado os dados.',
    },
    cause: {
      en: 'At the end of a contract the recipient returns or deletes what it holds, and proves it.',
      'zh-Hant': '合同終止時，接收方須交還或刪除所持資料，並提出證明。',
      'zh-Hans': '合同终止时，接收方须返还或删除所持信息，并提出证明。',
      pt: 'No fim de um contrato o destinatário devolve ou apaga o que detém, e prova-o.',
    },
    remedy: {
      en: 'Record the proof with its reference and its day, not before the end of the basis.',
      'zh-Hant': '請記錄證明的編號和日期，日期不得早於依據終止當日。',
      'zh-Hans': '请记录证明的编号和日期，日期不得早于依据终止当日。',
      pt: 'Registe a prova com a sua referência e o seu dia, não anterior ao fim da base.',
    },
  },
  'basis-of-other-places': {
    message: {
      en: 'Neither party of the basis is in {place}, the place of this authority.',
      'zh-Hant': '雙方均不在本機關所在地{place}。',
      'zh-Hans': '双方均不在本机关所在地{place}。',
      pt: 'Nenhuma das partes da base está em {place}, o lugar desta autoridade.',
    },
    cause: {
      en: 'An authority records the bases on which content leaves its own place or comes to it.',
      'zh-Hant': '各機關只記錄內容離開或進入其所在地所依據的法律依據。',
      'zh-Hans': '各机关只记录内容离开或进入其所在地所依据的法律依据。',
      pt: 'Uma autoridade regista as bases com que conteúdos saem do seu lugar ou a ele chegam.',
    },
    remedy: {
      en: 'Record it with the authority of the exporter or of the recipient.',
      'zh-Hant': '請向提供方或接收方所在地的機關記錄。',
      'zh-Hans': '请向提供方或接收方所在地的机关记录。',
      pt: 'Registe-a junto da autoridade do exportador ou do destinatário.',
    },
  },
  'superseded-basis-unknown': {
    message: {
      en: 'No basis {basisId} of this kind and between these parties is on record here.',
      'zh-Hant': '此處沒有雙方之間同類的依據 {basisId}。',
      'zh-Hans': '此处没有双方之间同类的依据 {basisId}。',
      pt: 'Não há aqui registo de uma base {basisId} deste tipo entre estas partes.',
    },
    cause: {
      en: 'A basis takes the place of another one of the same kind, between the same parties and in the same direction.',
      'zh-Hant': '新依據只可取代同類、同一雙方、同一方向的依據。',
      'zh-Hans': '新依据只可取代同类、同一双方、同一方向的依据。',
      pt: 'Uma base só substitui outra do mesmo tipo, entre as mesmas partes e no mesmo sentido.',
    },
    remedy: {
      en: 'Name the basis that it supersedes by its id, or leave the member null.',
      'zh-Hant': '請以編號指明被取代的依據，或填 null。',
      'zh-Hans': '请以编号指明被取代的依据，或填 null。',
      pt: 'Indique pelo identificador a base que substitui, ou deixe null.',
    },
  },
  'filing-documents-missing': {
    message: {
      en: 'A filing has three documents; missing: {missing}.',
      'zh-Hant': '備案須附三項文件；欠缺：{missing}。',
      'zh-Hans': '备案须附三项文件；缺少：{missing}。',
      pt: 'O registo tem três documentos; faltam: {missing}.',
    },
    cause: {
      en: 'The identity of the legal representative, the undertaking and the contract are filed together.',
      'zh-Hant': '法定代表人身分證明、承諾書和合同須一併備案。',
      'zh-Hans': '法定代表人身份证明、承诺书和合同须一并备案。',
      pt: 'A identidade do representante legal, a declaração de compromisso e o contrato são registados em conjunto.',
    },
    remedy: {
      en: 'Name every document that was filed. If the filing was returned, record it as returned.',
      'zh-Hant': '請列出所有已備案文件；如備案被退回，請記錄為退回。',
      'zh-Hans': '请列出所有已备案文件；如备案被退回，请记录为退回。',
      pt: 'Indique todos os documentos registados. Se o registo foi devolvido, anote-o como devolvido.',
    },
  },
  'day-in-the-future': {
    message: {
      en: '{day} is after today, {today}.',
      'zh-Hant': '{day} 在今天（{today}）之後。',
      'zh-Hans': '{day} 在今天（{today}）之后。',
      pt: '{day} é depois de hoje, {today}.',
    },
    cause: {
      en: 'What is recorded has already happened, by the calendar of the place where it happened.',
      'zh-Hant': '只記錄已發生的事項，以發生地的日曆為準。',
      'zh-Hans': '只记录已发生的事项，以发生地的日历为准。',
      pt: 'Só se regista o que já aconteceu, segundo o calendário do lugar onde aconteceu.',
    },
    remedy: {
      en: 'Record it on the day, or correct the date.',
      'zh-Hant': '請於當日記錄，或更正日期。',
      'zh-Hans': '请于当日记录，或更正日期。',
      pt: 'Registe-o no próprio dia, ou corrija a data.',
    },
  },
  'end-before-effect': {
    message: {
      en: 'The basis cannot end on {on}: it takes effect on {effectiveOn}.',
      'zh-Hant': '依據不能於 {on} 終止：其生效日為 {effectiveOn}。',
      'zh-Hans': '依据不能于 {on} 终止：其生效日为 {effectiveOn}。',
      pt: 'A base não pode terminar em {on}: produz efeitos em {effectiveOn}.',
    },
    cause: {
      en: 'A basis ends on the day on which it takes effect, or later.',
      'zh-Hant': '依據最早於生效當日終止。',
      'zh-Hans': '依据最早于生效当日终止。',
      pt: 'Uma base termina no dia em que produz efeitos, ou depois.',
    },
    remedy: {
      en: 'Give the first day on which it no longer holds.',
      'zh-Hant': '請填寫不再成立的首日。',
      'zh-Hans': '请填写不再成立的首日。',
      pt: 'Indique o primeiro dia em que já não vigora.',
    },
  },
  'contract-on-record': {
    message: {
      en: 'The contract {basisId} between the same parties is on record for a same case and category, and holds at the same time.',
      'zh-Hant': '相同雙方之間的合同 {basisId} 已有記錄，涉及相同個案及類別，而且同時有效。',
      'zh-Hans': '相同双方之间的合同 {basisId} 已有记录，涉及相同个案及类别，而且同时有效。',
      pt: 'O contrato {basisId} entre as mesmas partes já está registado para um mesmo caso e categoria, e vigora ao mesmo tempo.',
    },
    cause: {
      en: 'A contract states how many persons a transfer is about in a year. Under two contracts the persons of one transfer would be counted apart, up to the number of both.',
      'zh-Hant': '合同載明每年轉移所涉的人數。如有兩份合同，同一轉移的人數便會分開計算，以至達到兩份人數之和。',
      'zh-Hans': '合同载明每年转移所涉的人数。如有两份合同，同一转移的人数便会分开计算，以至达到两份人数之和。',
      pt: 'Um contrato diz a quantas pessoas uma transferência diz respeito num ano. Com dois contratos as pessoas de uma transferência contar-se-iam à parte, até à soma de ambos.',
    },
    remedy: {
      en: 'Where it is the same contract, use the one on record. Where this one takes its place, name it in supersedes.',
      'zh-Hant': '如屬同一合同，請使用已有的記錄；如以此合同取代，請在「supersedes」中指明該合同。',
      'zh-Hans': '如属同一合同，请使用已有的记录；如以此合同取代，请在“supersedes”中指明该合同。',
      pt: 'Se for o mesmo contrato, use o que está registado. Se este toma o lugar dele, indique-o em supersedes.',
    },
  },
  'filing-after-end': {
    message: {
      en: 'The filing is of {filedOn}, and the basis ended on {endedOn}.',
      'zh-Hant': '備案日期為 {filedOn}，而依據已於 {endedOn} 終止。',
      'zh-Hans': '备案日期为 {filedOn}，而依据已于 {endedOn} 终止。',
      pt: 'O registo é de {filedOn}, e a base terminou em {endedOn}.',
    },
    cause: {
      en: 'Until its end a contract is filed as before. From the day of its end on nothing is transferred under it, and nothing is filed.',
      'zh-Hant': '合同終止前照常備案；自終止當日起不再據此轉移資料，亦不再備案。',
      'zh-Hans': '合同终止前照常备案；自终止当日起不再据此转移信息，也不再备案。',
      pt: 'Até ao fim o contrato regista-se como antes. A partir do dia do fim nada se transfere ao seu abrigo e nada se regista.',
    },
    remedy: {
      en: 'Give the day on which the contract was filed. If it is in use again, record the new contract.',
      'zh-Hant': '請填寫實際備案日期。如再次使用，請記錄新合同。',
      'zh-Hans': '请填写实际备案日期。如再次使用，请记录新合同。',
      pt: 'Indique o dia em que o contrato foi registado. Se voltar a ser usado, registe o novo contrato.',
    },
  },
  'proof-before-end': {
    message: {
      en: 'The proof is of {provedOn}, before the end of the basis on {endedOn}.',
      'zh-Hant': '證明日期 {provedOn} 早於依據終止日 {endedOn}。',
      'zh-Hans': '证明日期 {provedOn} 早于依据终止日 {endedOn}。',
      pt: 'A prova é de {provedOn}, antes do fim da base em {endedOn}.',
    },
    cause: {
      en: 'Until the end the recipient may still be given data, so an earlier proof does not cover all of it.',
      'zh-Hant': '終止之前接收方仍可取得資料，較早的證明不足以涵蓋全部。',
      'zh-Hans': '终止之前接收方仍可取得信息，较早的证明不足以涵盖全部。',
      pt: 'Até ao fim o destinatário ainda pode receber dados, e uma prova anterior não os abrange todos.',
    },
    remedy: {
      en: 'Ask the recipient for a proof of the day of the end or later.',
      'zh-Hant': '請要求接收方提供終止當日或其後的證明。',
      'zh-Hans': '请要求接收方提供终止当日或其后的证明。',
      pt: 'Peça ao destinatário uma prova do dia do fim ou posterior.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
