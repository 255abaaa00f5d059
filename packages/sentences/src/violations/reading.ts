import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Content that is read, in its own cell and across a border. */
export const readingViolations = {
  'evidence-of-another-case': {
    message: {
      en: 'This evidence does not belong to the case {purpose}, for which you ask to read it.',
      'zh-Hant': '此證據不屬於你要求閱讀所為的個案 {purpose}。',
      'zh-Hans': '此证据不属于您要求阅读所为的个案 {purpose}。',
      pt: 'Esta prova não pertence ao caso {purpose}, para o qual a pede.',
    },
    cause: {
      en: 'Evidence is read for its own case only.',
      'zh-Hant': '證據只可為其所屬個案而閱讀。',
      'zh-Hans': '证据只可为其所属个案而阅读。',
      pt: 'A prova só é lida para o seu próprio caso.',
    },
    remedy: {
      en: 'Name the case that the evidence belongs to.',
      'zh-Hant': '請指明證據所屬的個案。',
      'zh-Hans': '请指明证据所属的个案。',
      pt: 'Indique o caso a que a prova pertence.',
    },
  },
  'crosses-twice': {
    message: {
      en: 'Your office is in {office}. Asked for by the authority in {through}, the content would cross a second border on its way to you.',
      'zh-Hant': '你的辦公地點在 {office}。經由 {through} 的認證機關要求閱讀，內容在送達前將再越過一條邊界。',
      'zh-Hans': '您的办公地点在 {office}。经由 {through} 的认证机关要求阅读，内容在送达前将再越过一条边界。',
      pt: 'O seu escritório fica em: {office}. Pedido pela autoridade de {through}, o conteúdo atravessaria uma segunda fronteira até si.',
    },
    cause: {
      en: 'A legal basis lets content go from one place to one other. Two of them are never joined.',
      'zh-Hant': '一項法律依據只容許內容由一地送往另一地，兩項依據不得相接。',
      'zh-Hans': '一项法律依据只允许内容由一地送往另一地，两项依据不得相接。',
      pt: 'Uma base legal deixa o conteúdo ir de um lugar para um outro. Duas nunca se juntam.',
    },
    remedy: {
      en: 'Read it where the authority that asks is, with an authorisation whose office is there.',
      'zh-Hant': '請以辦公地點設於該認證機關所在地的授權閱讀。',
      'zh-Hans': '请以办公地点设于该认证机关所在地的授权阅读。',
      pt: 'Leia-o no lugar da autoridade que o pede, com uma autorização cujo escritório fique aí.',
    },
  },
  'read-request-stale': {
    message: {
      en: 'The request to read was signed at {issuedAt}, which is not now.',
      'zh-Hant': '閱讀請求簽署於 {issuedAt}，並非現在。',
      'zh-Hans': '阅读请求签署于 {issuedAt}，并非现在。',
      pt: 'O pedido de leitura foi assinado em {issuedAt}, e não agora.',
    },
    cause: {
      en: 'What a request says of its reader holds for two minutes. Clocks may differ by one.',
      'zh-Hant': '請求所載關於閱讀者的事實有效兩分鐘，時鐘可相差一分鐘。',
      'zh-Hans': '请求所载关于阅读者的事实有效两分钟，时钟可相差一分钟。',
      pt: 'O que um pedido diz do seu leitor vale por dois minutos. Os relógios podem diferir um.',
    },
    remedy: {
      en: 'Ask again. If that does not help, compare the clocks of the two databases.',
      'zh-Hant': '請再次提出請求。若仍不成功，請核對兩個資料庫的時鐘。',
      'zh-Hans': '请再次提出请求。若仍不成功，请核对两个数据库的时钟。',
      pt: 'Peça outra vez. Se não resultar, compare os relógios das duas bases de dados.',
    },
  },
  'read-request-repeated': {
    message: {
      en: 'The request to read {requestId} was answered before.',
      'zh-Hant': '閱讀請求 {requestId} 先前已獲答覆。',
      'zh-Hans': '阅读请求 {requestId} 先前已获答复。',
      pt: 'O pedido de leitura {requestId} já foi respondido.',
    },
    cause: {
      en: 'Each read is asked for and decided on its own, so that nobody reads by a copied request.',
      'zh-Hant': '每次閱讀均須單獨請求及決定，以免有人利用複製的請求閱讀。',
      'zh-Hans': '每次阅读均须单独请求和决定，以免有人利用复制的请求阅读。',
      pt: 'Cada leitura é pedida e decidida por si, para que ninguém leia com um pedido copiado.',
    },
    remedy: {
      en: 'Sign a request of its own for each read.',
      'zh-Hant': '請為每次閱讀另簽請求。',
      'zh-Hans': '请为每次阅读另签请求。',
      pt: 'Assine um pedido próprio para cada leitura.',
    },
  },
  'read-fact-unknown': {
    message: {
      en: 'The content stays closed: {what, select, office {nothing says where the reader’s office is} origin {nothing says where the data were collected} category {the residency category is not known} other {a fact is missing}}.',
      'zh-Hant':
        '內容不予開放：{what, select, office {未有記錄閱讀者的辦公地點} origin {未有記錄資料的來源地} category {存放類別不明} other {欠缺事實}}。',
      'zh-Hans':
        '内容不予开放：{what, select, office {没有记录阅读者的办公地点} origin {没有记录资料的来源地} category {存放类别不明} other {缺少事实}}。',
      pt: 'O conteúdo fica fechado: {what, select, office {nada diz onde fica o escritório do leitor} origin {nada diz onde os dados foram recolhidos} category {a categoria de residência não é conhecida} other {falta um facto}}.',
    },
    cause: {
      en: 'Whether content crosses a border depends on where it comes from, what it is and where the reader works. What is not known is refused.',
      'zh-Hant': '內容是否跨境，取決於其來源地、性質及閱讀者的工作地點。不明者一律不准。',
      'zh-Hans': '内容是否跨境，取决于其来源地、性质和阅读者的工作地点。不明者一律不准。',
      pt: 'Se o conteúdo atravessa uma fronteira depende da sua origem, da sua natureza e do lugar de trabalho do leitor. O que não se sabe é recusado.',
    },
    remedy: {
      en: 'Record the office in the authorisation, and origin and category with the file.',
      'zh-Hant': '請在授權中記錄辦公地點，並為檔案記錄來源地和類別。',
      'zh-Hans': '请在授权中记录办公地点，并为文件记录来源地和类别。',
      pt: 'Registe o escritório na autorização, e a origem e a categoria com o ficheiro.',
    },
  },
  'content-not-clean': {
    message: {
      en: 'The content stays closed: {state, select, quarantined {it is in quarantine} not_scanned {no scanner has looked at it, so it is read at its origin only} other_bytes {other bytes were scanned than the case cites} unknown {no result of a scan is on record} other {it was not found clean}}.',
      'zh-Hant':
        '內容不予開放：{state, select, quarantined {檔案正被隔離} not_scanned {未經掃描，只可在來源地閱讀} other_bytes {所掃描的內容與個案所引用者不同} unknown {未有掃描結果} other {未證實為安全}}。',
      'zh-Hans':
        '内容不予开放：{state, select, quarantined {文件正被隔离} not_scanned {未经扫描，只可在来源地阅读} other_bytes {所扫描的内容与个案所引用的不同} unknown {没有扫描结果} other {未证实为安全}}。',
      pt: 'O conteúdo fica fechado: {state, select, quarantined {está em quarentena} not_scanned {não foi verificado, pelo que só se lê na origem} other_bytes {foram verificados outros bytes do que os citados no caso} unknown {não há resultado de verificação} other {não foi dado como limpo}}.',
    },
    cause: {
      en: 'Content is read as it was scanned, by its digest. What no scanner has seen never crosses a border.',
      'zh-Hant': '內容須按摘要與掃描時一致方可閱讀。未經掃描者絕不跨境。',
      'zh-Hans': '内容须按摘要与扫描时一致方可阅读。未经扫描的绝不跨境。',
      pt: 'O conteúdo lê-se tal como foi verificado, pelo seu resumo. O que não foi verificado nunca atravessa uma fronteira.',
    },
    remedy: {
      en: 'Wait for the scan, or ask the client for another file.',
      'zh-Hant': '請等待掃描完成，或請客戶提供另一檔案。',
      'zh-Hans': '请等待扫描完成，或请客户提供其他文件。',
      pt: 'Aguarde a verificação, ou peça outro ficheiro ao cliente.',
    },
  },
  'content-never-read': {
    message: {
      en: 'Content of category {category} is not read here by anybody.',
      'zh-Hant': '{category} 類的內容在此任何人均不得閱讀。',
      'zh-Hans': '{category} 类的内容在此任何人均不得阅读。',
      pt: 'O conteúdo da categoria {category} não é lido aqui por ninguém.',
    },
    cause: {
      en: 'The category, or the pair of places, has no rule that lets its content be read.',
      'zh-Hant': '就該類別或該兩地而言，並無容許閱讀其內容的規則。',
      'zh-Hans': '就该类别或该两地而言，没有容许阅读其内容的规则。',
      pt: 'Para a categoria, ou para o par de lugares, não há regra que deixe ler o conteúdo.',
    },
    remedy: {
      en: 'Ask the authority of the place of origin.',
      'zh-Hant': '請向來源地的認證機關查詢。',
      'zh-Hans': '请向来源地的认证机关查询。',
      pt: 'Consulte a autoridade do lugar de origem.',
    },
  },
  'content-stays': {
    message: {
      en: 'Content of category {category} does not cross from {from} to {to}. {form, select, derived_fields {Ask for the fields derived from it: name, identifier, whether it was verified.} clean_room {Send a query to the clean room at its origin.} on_site {Read it on site at its origin, or compare digests.} pseudonymised {Ask for the pseudonymised record: role and result of competence.} summary {Ask for the summary that you need to know.} cooperation_notice {Use the notice of cooperation.} filing_status {Ask for number, status and expiry.} grades_and_reasons {Ask for grades and reasons without personal data.} other {Ask its origin.}}',
      'zh-Hant':
        '{category} 類的內容不得由 {from} 跨境至 {to}。{form, select, derived_fields {請索取由其得出的欄位：名稱、識別編號、是否已核實。} clean_room {請向來源地的淨室提出查詢。} on_site {請到來源地現場閱讀，或比對摘要。} pseudonymised {請索取假名化紀錄：職務及能力結果。} summary {請索取你須知悉的摘要。} cooperation_notice {請使用合作通知。} filing_status {請索取編號、狀態及屆滿日。} grades_and_reasons {請索取不含個人資料的評級及理由。} other {請向來源地查詢。}}',
      'zh-Hans':
        '{category} 类的内容不得由 {from} 跨境至 {to}。{form, select, derived_fields {请索取由其得出的字段：名称、识别编号、是否已核实。} clean_room {请向来源地的净室提出查询。} on_site {请到来源地现场阅读，或比对摘要。} pseudonymised {请索取假名化记录：职务和能力结果。} summary {请索取您须知悉的摘要。} cooperation_notice {请使用合作通知。} filing_status {请索取编号、状态和届满日。} grades_and_reasons {请索取不含个人信息的评级和理由。} other {请向来源地查询。}}',
      pt: 'O conteúdo da categoria {category} não passa de {from} para {to}. {form, select, derived_fields {Peça os campos derivados: nome, identificador, se foi verificado.} clean_room {Envie uma consulta à sala limpa na origem.} on_site {Leia-o presencialmente na origem, ou compare resumos.} pseudonymised {Peça o registo pseudonimizado: função e resultado da competência.} summary {Peça o resumo de que necessita.} cooperation_notice {Use a notificação de cooperação.} filing_status {Peça número, estado e validade.} grades_and_reasons {Peça graus e fundamentos sem dados pessoais.} other {Consulte a origem.}}',
    },
    cause: {
      en: 'A view on a screen in another place is an export. Content of some categories stays at its origin, and only what is made from it is seen elsewhere.',
      'zh-Hant': '在另一地的螢幕上查看即屬出境。若干類別的內容須留在來源地，其他地方只可查看由其製成的資料。',
      'zh-Hans': '在另一地的屏幕上查看即属出境。若干类别的内容须留在来源地，其他地方只可查看由其制成的资料。',
      pt: 'Ver num ecrã noutro lugar é uma exportação. O conteúdo de algumas categorias fica na origem, e noutro lugar só se vê o que dele se faz.',
    },
    remedy: {
      en: 'Ask for the form that may be seen, or let a reader at the origin read it.',
      'zh-Hant': '請索取可供查看的形式，或由來源地的閱讀者閱讀。',
      'zh-Hans': '请索取可供查看的形式，或由来源地的阅读者阅读。',
      pt: 'Peça a forma que pode ser vista, ou deixe que um leitor na origem o leia.',
    },
  },
  'crossing-condition-missing': {
    message: {
      en: 'Content of category {category} does not cross from {from} to {to} yet: {condition, select, no_personal_data {no scan has found it free of personal data} no_small_groups {its smallest group has fewer than ten persons, or no number was stated in `smallestGroup`} confidentiality_undertaking {the reader’s side has given no undertaking of confidentiality} technology_export_check {it was not checked against the catalogue of restricted technology} other {a condition is missing}}.',
      'zh-Hant':
        '{category} 類的內容尚不得由 {from} 跨境至 {to}：{condition, select, no_personal_data {未有掃描結果顯示其不含個人資料} no_small_groups {其最小組別少於十人，或未在 `smallestGroup` 申報人數} confidentiality_undertaking {閱讀方未作保密承諾} technology_export_check {未按限制出口技術目錄核查} other {欠缺條件}}。',
      'zh-Hans':
        '{category} 类的内容尚不得由 {from} 跨境至 {to}：{condition, select, no_personal_data {没有扫描结果显示其不含个人信息} no_small_groups {其最小组别少于十人，或未在 `smallestGroup` 申报人数} confidentiality_undertaking {阅读方未作保密承诺} technology_export_check {未按限制出口技术目录核查} other {缺少条件}}。',
      pt: 'O conteúdo da categoria {category} ainda não passa de {from} para {to}: {condition, select, no_personal_data {nenhuma verificação o deu como livre de dados pessoais} no_small_groups {o seu grupo mais pequeno tem menos de dez pessoas, ou nenhum número foi indicado em `smallestGroup`} confidentiality_undertaking {o lado do leitor não assumiu confidencialidade} technology_export_check {não foi comparado com o catálogo de tecnologia restrita} other {falta uma condição}}.',
    },
    cause: {
      en: 'The rule of the category asks for this before its content crosses.',
      'zh-Hant': '該類別的規則要求在內容跨境前符合此條件。',
      'zh-Hans': '该类别的规则要求在内容跨境前符合此条件。',
      pt: 'A regra da categoria exige isto antes de o conteúdo passar.',
    },
    remedy: {
      en: 'Meet the condition, or declare the stricter category that fits the content.',
      'zh-Hant': '請符合該條件，或申報適合其內容的較嚴格類別。',
      'zh-Hans': '请符合该条件，或申报适合其内容的较严格类别。',
      pt: 'Cumpra a condição, ou declare a categoria mais estrita que convém ao conteúdo.',
    },
  },
  'basis-missing': {
    message: {
      en: 'No legal basis is on record for content of category {category} from {from} to {to}. One of these is needed: {accepted}.',
      'zh-Hant': '未有記錄 {category} 類內容由 {from} 至 {to} 的法律依據。須有以下其中一項：{accepted}。',
      'zh-Hans': '没有记录 {category} 类内容由 {from} 至 {to} 的法律依据。须有以下其中一项：{accepted}。',
      pt: 'Não há base legal registada para conteúdo da categoria {category} de {from} para {to}. É precisa uma destas: {accepted}.',
    },
    cause: {
      en: 'Content crosses only under a basis of its own pair of places. Two bases are never joined.',
      'zh-Hant': '內容只可按其兩地之間的依據跨境；不同依據不得串連。',
      'zh-Hans': '内容只可按其两地之间的依据跨境；不同依据不得串联。',
      pt: 'O conteúdo só passa ao abrigo de uma base do seu próprio par de lugares. Duas bases nunca se juntam.',
    },
    remedy: {
      en: 'Record a basis of that pair of places, or let a reader at the origin read the content.',
      'zh-Hant': '請記錄該兩地之間的依據，或由來源地的閱讀者閱讀內容。',
      'zh-Hans': '请记录该两地之间的依据，或由来源地的阅读者阅读内容。',
      pt: 'Registe uma base desse par de lugares, ou deixe que um leitor na origem leia o conteúdo.',
    },
  },
  'basis-does-not-cover': {
    message: {
      en: 'The basis {basisId} does not extend to this read: {what, select, category {it does not name the category} purpose {it does not name the case} entity {the reader’s office is of another legal entity than the recipient} office {the reader’s office is outside the area} other {something differs}}.',
      'zh-Hant':
        '依據 {basisId} 不涵蓋此次閱讀：{what, select, category {未列明該類別} purpose {未列明該個案} entity {閱讀者的辦公機構並非接收方} office {閱讀者的辦公地點不在大灣區} other {有所不同}}。',
      'zh-Hans':
        '依据 {basisId} 不涵盖此次阅读：{what, select, category {未列明该类别} purpose {未列明该个案} entity {阅读者的办公机构不是接收方} office {阅读者的办公地点不在大湾区} other {有所不同}}。',
      pt: 'A base {basisId} não abrange esta leitura: {what, select, category {não indica a categoria} purpose {não indica o caso} entity {o escritório do leitor é de outra entidade que não o destinatário} office {o escritório do leitor está fora da zona} other {algo difere}}.',
    },
    cause: {
      en: 'A basis covers the categories and cases that it names, and readers in an office of its recipient.',
      'zh-Hant': '依據只涵蓋其列明的類別和個案，以及在接收方辦公地點的閱讀者。',
      'zh-Hans': '依据只涵盖其列明的类别和个案，以及在接收方办公地点的阅读者。',
      pt: 'Uma base abrange as categorias e os casos que indica, e leitores num escritório do seu destinatário.',
    },
    remedy: {
      en: 'Supplement the basis, or let a reader whom it covers read the content.',
      'zh-Hant': '請補充該依據，或由其涵蓋的閱讀者閱讀內容。',
      'zh-Hans': '请补充该依据，或由其涵盖的阅读者阅读内容。',
      pt: 'Complete a base, ou deixe que um leitor abrangido leia o conteúdo.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
