import type { Sentence } from '../sentence.ts'

export const title: Sentence = {
  en: 'One application, several authorities, one certificate that anyone can verify',
  'zh-Hant': '一次申請，多個認證機關，一張人人可核實的證書',
  'zh-Hans': '一次申请，多个认证机关，一张人人可核验的证书',
  pt: 'Um pedido, várias autoridades, um certificado que todos podem verificar',
}

export const lead: Sentence = {
  en: 'The authorities of several places certify AI systems together, under one scheme. Each keeps its own data, its own decision and its own signature.',
  'zh-Hant': '各地的認證機關按同一計劃共同認證人工智能系統；各自保存數據、各自決定、各自簽署。',
  'zh-Hans': '各地的认证机关按同一计划共同认证人工智能系统；各自保存数据、各自决定、各自签名。',
  pt: 'As autoridades de vários territórios certificam em conjunto sistemas de IA, segundo um só programa. Cada uma guarda os seus dados, a sua decisão e a sua assinatura.',
}

export const whatRuns: Sentence = {
  en: 'What runs here',
  'zh-Hant': '此處運行的服務',
  'zh-Hans': '此处运行的服务',
  pt: 'O que funciona aqui',
}

export const serviceColumn: Sentence = {
  en: 'Service',
  'zh-Hant': '服務',
  'zh-Hans': '服务',
  pt: 'Serviço',
}

export const taskColumn: Sentence = {
  en: 'What it is for',
  'zh-Hant': '用途',
  'zh-Hans': '用途',
  pt: 'Para que serve',
}

export const story: Sentence = {
  en: 'The story in seven steps',
  'zh-Hant': '故事七步',
  'zh-Hans': '故事七步',
  pt: 'A história em sete passos',
}

export const storyLead: Sentence = {
  en: 'Harbour Legal LLM of Hong Kong applies once and is certified in every place of use.',
  'zh-Hant': '香港的海港法律大模型申請一次，在每個使用地獲得認證。',
  'zh-Hans': '香港的海港法律大模型申请一次，在每个使用地获得认证。',
  pt: 'A Harbour Legal LLM, de Hong Kong, apresenta um só pedido e é certificada em todos os locais de utilização.',
}

export const storyCommand: Sentence = {
  en: 'See it happen, with every request it makes:',
  'zh-Hant': '觀看全程及每個請求：',
  'zh-Hans': '观看全程及每个请求：',
  pt: 'Veja-a acontecer, com cada pedido que faz:',
}

export const documentation: Sentence = {
  en: 'Documentation',
  'zh-Hant': '文件',
  'zh-Hans': '文档',
  pt: 'Documentação',
}

export const documentationLead: Sentence = {
  en: 'Every service describes its operations; every error has a page of its own.',
  'zh-Hant': '每項服務均載明其操作；每種錯誤均有說明頁。',
  'zh-Hans': '每项服务均说明其操作；每种错误均有说明页。',
  pt: 'Cada serviço descreve as suas operações; cada erro tem a sua página.',
}

export const register: Sentence = {
  en: 'Public register',
  'zh-Hant': '公開登記冊',
  'zh-Hans': '公开登记册',
  pt: 'Registo público',
}

export const registerLead: Sentence = {
  en: 'Find a certificate and see what it is worth where. No account is needed.',
  'zh-Hant': '查找證書，並了解它在何地有何效力。無須登入。',
  'zh-Hans': '查找证书，并了解它在何地有何效力。无需登录。',
  pt: 'Encontre um certificado e veja o que vale e onde. Não é preciso conta.',
}

export const storySteps: readonly Sentence[] = [
  {
    en: 'The company gets a token, registers itself and its AI system, answers every applicable requirement, uploads its evidence and submits.',
    'zh-Hant': '公司取得存取權杖，登記機構及人工智能系統，回答每項適用要求，上載證據並提交申請。',
    'zh-Hans': '公司取得访问令牌，登记机构和人工智能系统，回答每项适用要求，上传证据并提交申请。',
    pt: 'A empresa obtém uma ficha de acesso, regista-se a si e ao seu sistema de IA, responde a cada requisito aplicável, carrega as provas e submete o pedido.',
  },
  {
    en: 'What is missing is named, requirement by requirement; then the application is reviewed and accepted, and the agreement is signed.',
    'zh-Hant': '系統按要求逐項列出欠缺之處；其後申請經評審並獲受理，雙方簽署協議。',
    'zh-Hans': '系统按要求逐项列出缺少之处；随后申请经评审并获受理，双方签署协议。',
    pt: 'O que falta é indicado, requisito a requisito; depois o pedido é analisado e aceite, e o acordo é assinado.',
  },
  {
    en: 'Evaluators are assigned for their competence, findings cite their evidence, a nonconformity is raised and closed, and decision makers who evaluated nothing grant.',
    'zh-Hant': '按能力指派評價員，各項發現均引用證據，開立不符合項並予以關閉，由未參與評價的認證決定人批准。',
    'zh-Hans': '按能力指派评价员，各项发现均引用证据，开具不符合项并予以关闭，由未参与评价的认证决定人批准。',
    pt: 'Os avaliadores são designados pela sua competência, as constatações citam provas, uma não-conformidade é aberta e encerrada, e decide quem nada avaliou.',
  },
  {
    en: 'A signed dossier goes to the other authorities; each decides for itself. Guangdong recognises, Macao recognises on a condition.',
    'zh-Hant': '經簽署的案卷送交其他認證機關，各自決定：廣東承認，澳門附條件承認。',
    'zh-Hans': '经签名的案卷送交其他认证机关，各自决定：广东承认，澳门附条件承认。',
    pt: 'Um dossier assinado segue para as outras autoridades; cada uma decide por si. Guangdong reconhece, Macau reconhece sob uma condição.',
  },
  {
    en: 'Each authority signs with its own key in its own cell; the certificate is assembled and published.',
    'zh-Hant': '各認證機關在本身的系統內以自己的密鑰簽署；證書組成並公布。',
    'zh-Hans': '各认证机关在自己的系统内用自己的密钥签名；证书组成并公布。',
    pt: 'Cada autoridade assina com a sua própria chave no seu próprio sistema; o certificado é reunido e publicado.',
  },
  {
    en: 'Anyone finds it in this register by number or name, downloads it and verifies every signature offline.',
    'zh-Hant': '任何人均可按編號或名稱在本登記冊找到證書，下載並離線核實每個簽署。',
    'zh-Hans': '任何人均可按编号或名称在本登记册找到证书，下载并离线核验每个签名。',
    pt: 'Qualquer pessoa o encontra neste registo pelo número ou pelo nome, descarrega-o e verifica todas as assinaturas sem ligação.',
  },
  {
    en: 'Macao suspends its own effect; within seconds the register says so, and the others are not affected.',
    'zh-Hant': '澳門暫停其本身的效力；登記冊在數秒內反映，其他地方不受影響。',
    'zh-Hans': '澳门暂停其自身的效力；登记册在数秒内反映，其他地方不受影响。',
    pt: 'Macau suspende a eficácia no seu território; em segundos o registo mostra-o, e nos outros nada muda.',
  },
]
