import type { AuthorityCast } from './members.ts'

const languages = ['en', 'zh-Hant']

export const hongKong: AuthorityCast = {
  staff: [
    { id: 'wong.kahei', name: 'Wong Ka-hei', functions: ['application-reviewer'], competences: [], languages },
    { id: 'chan.siuming', name: 'Chan Siu-ming', functions: ['plan-owner'], competences: [], languages },
    {
      id: 'lee.wingyan',
      name: 'Lee Wing-yan',
      functions: ['evaluator'],
      competences: ['TS', 'IN', 'nlp', 'genai'],
      languages,
    },
    {
      id: 'ng.chiho',
      name: 'Ng Chi-ho',
      functions: ['evaluator', 'decision-maker'],
      competences: ['ET', 'DP', 'XB'],
      languages,
    },
    { id: 'lam.hoiyin', name: 'Lam Hoi-yin', functions: ['evaluator'], competences: ['cv', 'ml'], languages },
    {
      id: 'cheung.manyi',
      name: 'Cheung Man-yi',
      functions: ['evaluator'],
      competences: ['TS', 'ET', 'DP', 'XB', 'IN', 'nlp', 'genai'],
      languages,
      // It goes on, so that this person stays away from the story's client in whatever year the story is told.
      engagements: [
        {
          identifier: { scheme: 'HK-UBI', value: '99990017' },
          kind: 'consultancy',
          fromOn: '2025-02-01',
          untilOn: null,
        },
      ],
    },
    {
      id: 'lau.tszwai',
      name: 'Lau Tsz-wai',
      functions: ['report-reviewer'],
      competences: ['TS', 'ET', 'DP'],
      languages,
    },
    { id: 'kwok.meiling', name: 'Kwok Mei-ling', functions: ['decision-maker'], competences: [], languages },
    { id: 'tsang.yatfai', name: 'Tsang Yat-fai', functions: ['decision-maker'], competences: [], languages },
    { id: 'leung.pokman', name: 'Leung Pok-man', functions: ['decision-maker'], competences: [], languages },
    { id: 'yip.suetying', name: 'Yip Suet-ying', functions: ['signatory'], competences: [], languages },
  ],
  companies: [
    {
      clientId: 'harbour-legal',
      names: { en: 'Harbour Legal LLM Limited', 'zh-Hant': '海港法律大模型有限公司' },
      identifier: { scheme: 'HK-UBI', value: '99990017' },
      place: 'HK',
      address: '1 Harbour Road, Wan Chai, Hong Kong',
      contact: { name: 'Ho Sin-man', email: 'ho.sinman@harbour-legal.example' },
      system: {
        names: { en: 'Harbour Legal LLM', 'zh-Hant': '海港法律大模型', 'zh-Hans': '海港法律大模型' },
        version: '2.4.0',
        purpose: 'Answers questions on Hong Kong law in Cantonese and English for trained legal staff.',
      },
      registersItself: true,
    },
    {
      clientId: 'victoria-face-gate',
      names: { en: 'Victoria Face Gate Limited', 'zh-Hant': '維港人臉通有限公司' },
      identifier: { scheme: 'HK-UBI', value: '99990025' },
      place: 'HK',
      address: '88 Queensway, Admiralty, Hong Kong',
      contact: { name: 'Fung Wai-lam', email: 'fung.wailam@victoria-face-gate.example' },
      system: {
        names: { en: 'Victoria Face Gate', 'zh-Hant': '維港人臉通' },
        version: '5.1.0',
        purpose: 'Opens doors of office buildings by the faces of enrolled staff.',
      },
    },
    {
      clientId: 'kowloon-logistics',
      names: { en: 'Kowloon Logistics Agent', 'zh-Hant': '九龍物流智能體' },
      identifier: { scheme: 'HK-UBI', value: 'C0999123' },
      place: 'HK',
      address: '12 Container Port Road, Kwai Chung, Hong Kong',
      contact: { name: 'Tam Chun-kit', email: 'tam.chunkit@kowloon-logistics.example' },
      system: {
        names: { en: 'Kowloon Logistics Agent', 'zh-Hant': '九龍物流智能體' },
        version: '0.9.3',
        purpose: 'Books transport and customs slots with the tools of freight forwarders.',
      },
    },
    {
      clientId: 'bay-social-scoring',
      names: { en: 'Bay Social Scoring', 'zh-Hant': '灣區社會評分' },
      identifier: { scheme: 'HK-UBI', value: '99990033' },
      place: 'HK',
      address: '3 Connaught Place, Central, Hong Kong',
      contact: { name: 'Mok Ka-chun', email: 'mok.kachun@bay-social.example' },
      system: {
        names: { en: 'Bay Social Scoring', 'zh-Hant': '灣區社會評分' },
        version: '1.0.0',
        purpose: 'Scores residents by their social behaviour for access to services.',
      },
    },
  ],
}
