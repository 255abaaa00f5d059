/** Where a rule comes from. The gist is a paraphrase: the standards' own text is copyrighted. */
export type Clause = { readonly standard: string; readonly clause: string; readonly gist: string }

const iso17065 = 'ISO/IEC 17065:2012'
const euAiAct = 'Regulation (EU) 2024/1689'
const privacyOrdinance = 'Personal Data (Privacy) Ordinance (Cap. 486)'
const scheme = 'GBA-AI 2026-1'
const gbaContract = 'GBA standard contract'

/** Every clause that a guard cites. Data, because standards are revised: a new edition changes a line here, not a guard. */
export const clauses = {
  'iso17065-4.1.2.2': {
    standard: iso17065,
    clause: '4.1.2.2',
    gist: 'The agreement binds the client to points a to m',
  },
  'iso17065-4.2': { standard: iso17065, clause: '4.2', gist: 'Certification is impartial' },
  'iso17065-4.2.10': {
    standard: iso17065,
    clause: '4.2.10',
    gist: 'Who served the client stays away for the set time',
  },
  'iso17065-4.5': {
    standard: iso17065,
    clause: '4.5',
    gist: 'What is learnt of a client is confidential to those who need it',
  },
  'iso17065-4.6': { standard: iso17065, clause: '4.6', gist: 'Information on the scheme is public' },
  'iso17065-6.1.2': { standard: iso17065, clause: '6.1.2', gist: 'Staff act within an authorisation for the function' },
  'iso17065-6.1.2.1': {
    standard: iso17065,
    clause: '6.1.2.1',
    gist: 'Competence is found, shown and kept for each function',
  },
  'iso17065-6.1.3': { standard: iso17065, clause: '6.1.3', gist: 'Staff declare interests that bear on a case' },
  'iso17065-6.2.2.4': {
    standard: iso17065,
    clause: '6.2.2.4',
    gist: 'The client knows who evaluates it and can object to them',
  },
  'iso17065-6.2.2': {
    standard: iso17065,
    clause: '6.2.2',
    gist: 'External resources work under a documented agreement and by the rules of the body',
  },
  'iso17065-7.2': { standard: iso17065, clause: '7.2', gist: 'The application holds everything the scheme needs' },
  'iso17065-7.3.1': { standard: iso17065, clause: '7.3.1', gist: 'The application is reviewed on points a to e' },
  'iso17065-7.3.3': {
    standard: iso17065,
    clause: '7.3.3',
    gist: 'A first of its kind is accepted with a justification',
  },
  'iso17065-7.4.1': { standard: iso17065, clause: '7.4.1', gist: 'The plan covers every applicable requirement' },
  'iso17065-7.4.2': { standard: iso17065, clause: '7.4.2', gist: 'Tasks go to persons assigned to them' },
  'iso17065-7.4.3': {
    standard: iso17065,
    clause: '7.4.3',
    gist: 'The information that an evaluation needs is at hand for its tasks',
  },
  'iso17065-7.4.4': { standard: iso17065, clause: '7.4.4', gist: 'The evaluation follows the plan' },
  'iso17065-7.4.6': { standard: iso17065, clause: '7.4.6', gist: 'The client is told of all nonconformities' },
  'iso17065-7.4.7': {
    standard: iso17065,
    clause: '7.4.7',
    gist: 'The client answers a nonconformity, then it is verified',
  },
  'iso17065-7.4.9': { standard: iso17065, clause: '7.4.9', gist: 'Every result is documented before review' },
  'iso17065-7.5.1': { standard: iso17065, clause: '7.5.1', gist: 'The reviewer took no part in the evaluation' },
  'iso17065-7.5.2': { standard: iso17065, clause: '7.5.2', gist: 'The recommendation is documented with its reasons' },
  'iso17065-7.6.1': { standard: iso17065, clause: '7.6.1', gist: 'The decision is the body’s own, by its quorum' },
  'iso17065-7.6.2': { standard: iso17065, clause: '7.6.2', gist: 'Who decides took no part in the evaluation' },
  'iso17065-7.6.6': { standard: iso17065, clause: '7.6.6', gist: 'The client learns the reasons of the decision' },
  'iso17065-7.7.1': {
    standard: iso17065,
    clause: '7.7.1',
    gist: 'The certificate states what certification documents state',
  },
  'iso17065-7.7.3': { standard: iso17065, clause: '7.7.3', gist: 'Issue follows decision, requirements and agreement' },
  'iso17065-7.10': {
    standard: iso17065,
    clause: '7.10',
    gist: 'What changes after the certification is evaluated as a change',
  },
  'iso17065-7.11.1': { standard: iso17065, clause: '7.11.1', gist: 'A substantiated nonconformity leads to an action' },
  'iso17065-7.12': { standard: iso17065, clause: '7.12', gist: 'Records show the reasons of what was done' },
  'pdpo-18': {
    standard: privacyOrdinance,
    clause: 's. 18 to 20',
    gist: 'A person gets a copy of what is held about them within 40 days, or a refusal with reasons',
  },
  'pdpo-22': {
    standard: privacyOrdinance,
    clause: 's. 22 to 24',
    gist: 'What is held wrongly about a person is corrected',
  },
  'euaia-5': { standard: euAiAct, clause: 'Art. 5', gist: 'Prohibited practices are not certified' },
  'euaia-vii-3.1': {
    standard: euAiAct,
    clause: 'Annex VII 3.1(f)',
    gist: 'The application is lodged with one body only',
  },
  'gbaai-pinning': { standard: scheme, clause: 'pinning', gist: 'A case keeps its authority and its edition' },
  'gbaai-places': { standard: scheme, clause: 'places of use', gist: 'The lead is the authority of a place of use' },
  'gbaai-evidence': { standard: scheme, clause: 'evidence', gist: 'Evidence is cited by the digest of its bytes' },
  'gbaai-residency': {
    standard: scheme,
    clause: 'residency categories',
    gist: 'What a file holds decides where it lies and who reads it from where',
  },
  'gbaai-border': {
    standard: scheme,
    clause: 'read gate',
    gist: 'What crosses a border has a live basis of its own pair of places, or a category that needs none',
  },
  'gbaai-authority': {
    standard: scheme,
    clause: 'granting of authority',
    gist: 'Two persons give power to act, and one takes it away',
  },
  'gbaai-decision': { standard: scheme, clause: 'decision rule', gist: 'No open major, minors answered, all graded' },
  'gbaai-recognition': { standard: scheme, clause: 'recognition', gist: 'Each authority decides for its own place' },
  'gbaai-languages': {
    standard: scheme,
    clause: 'languages',
    gist: 'Texts exist in the languages of each place of use',
  },
  'gbaai-validity': {
    standard: scheme,
    clause: 'validity',
    gist: 'A certificate is valid for the months of its class',
  },
  'gbaai-service-levels': {
    standard: scheme,
    clause: 'service levels',
    gist: 'Tasks have terms; who has the move is reminded, and a day that passed is told',
  },
  'gbaai-number': {
    standard: scheme,
    clause: 'certificate number',
    gist: 'The number has its form and check character',
  },
  'gbasc-parties': {
    standard: gbaContract,
    clause: 'parties',
    gist: 'Both parties are registered or located in the area, one in the mainland and one in the region of the edition',
  },
  'gbasc-assessment': {
    standard: gbaContract,
    clause: 'legality',
    gist: 'Subjects are informed or consent, and the impact on them was assessed with three findings',
  },
  'gbasc-terms': {
    standard: gbaContract,
    clause: 'description of the transfer',
    gist: 'Purposes, methods, categories, subjects, transmission, retention and contacts are written down',
  },
  'gbasc-area': {
    standard: gbaContract,
    clause: 'onward transfer',
    gist: 'Nothing leaves the area, and onward only within the recipient’s own jurisdiction',
  },
  'gbasc-filing': {
    standard: gbaContract,
    clause: 'filing',
    gist: 'Each side files with its own authority within ten working days of effect',
  },
  'gbasc-end': {
    standard: gbaContract,
    clause: 'termination',
    gist: 'At the end the recipient returns or deletes the data and proves it',
  },
  'cn-technology-export': {
    standard: 'Catalogue of technologies prohibited or restricted from export (mainland)',
    clause: 'edition in force',
    gist: 'What is exported as technology is held against the edition that holds on the day',
  },
} as const satisfies Record<string, Clause>

export type ClauseId = keyof typeof clauses
