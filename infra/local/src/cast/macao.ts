import type { AuthorityCast } from './members.ts'

const languages = ['zh-Hant', 'pt', 'en']

export const macao: AuthorityCast = {
  staff: [
    { id: 'ana.lei', name: 'Ana Lei', functions: ['application-reviewer'], competences: [], languages },
    { id: 'carlos.ho', name: 'Carlos Ho', functions: ['plan-owner'], competences: [], languages },
    {
      id: 'sofia.lam',
      name: 'Sofia Lam',
      functions: ['evaluator'],
      competences: ['TS', 'IN', 'nlp', 'genai', 'cv', 'ml'],
      languages,
    },
    { id: 'rui.chan', name: 'Rui Chan', functions: ['evaluator'], competences: ['ET', 'DP', 'XB'], languages },
    {
      id: 'teresa.wong',
      name: 'Teresa Wong',
      functions: ['report-reviewer'],
      competences: ['TS', 'ET', 'DP'],
      languages,
    },
    { id: 'antonio.xavier', name: 'António Xavier', functions: ['decision-maker'], competences: [], languages },
    { id: 'ines.leong', name: 'Inês Leong', functions: ['decision-maker'], competences: [], languages },
    { id: 'paulo.sou', name: 'Paulo Sou', functions: ['decision-maker'], competences: [], languages },
    { id: 'maria.fong', name: 'Maria Fong', functions: ['signatory'], competences: [], languages },
  ],
  companies: [
    {
      clientId: 'tap-seac-tourism',
      names: { 'zh-Hant': '塔石旅遊人工智能', pt: 'Tap Seac Turismo IA', en: 'Tap Seac Tourism AI' },
      identifier: { scheme: 'MO-TAX', value: '89990011' },
      place: 'MO',
      address: 'Praça do Tap Seac 7, Macau',
      contact: { name: 'Helena Ip', email: 'helena.ip@tap-seac.example' },
      system: {
        names: { pt: 'Guia Tap Seac', 'zh-Hant': '塔石導遊', en: 'Tap Seac Guide' },
        version: '1.4.0',
        purpose: 'Guides visitors in three languages.',
      },
    },
    {
      clientId: 'lotus-gaming',
      names: { 'zh-Hant': '蓮花博彩誠信', pt: 'Lótus Integridade do Jogo', en: 'Lotus Gaming Integrity' },
      identifier: { scheme: 'MO-TAX', value: '89990029' },
      place: 'MO',
      address: 'Avenida de Lisboa 8, Macau',
      contact: { name: 'Miguel Vong', email: 'miguel.vong@lotus-gaming.example' },
      system: {
        names: { pt: 'Lótus Pontuação', 'zh-Hant': '蓮花評分', en: 'Lotus Fraud Score' },
        version: '6.0.0',
        purpose: 'Scores bets by the likelihood of fraud.',
      },
    },
  ],
}
