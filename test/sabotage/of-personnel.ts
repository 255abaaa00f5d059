import type { Weakening } from './weakening.ts'

/** Who works for the authority: one record for one person, kept by somebody else. */
export const ofPersonnel: readonly Weakening[] = [
  {
    name: 'own-file-kept-by-oneself',
    file: 'packages/domain/src/person/table.ts',
    from: 'const keeps = [authorityPinned, administrator, isAnothersFile] as const',
    to: 'const keeps = [authorityPinned, administrator] as const',
    noticedBy: ['packages/domain/src/person/person.test.ts', 'services/personnel/test/people.test.ts'],
  },
  {
    name: 'people-written-by-reviews',
    file: 'migrations/cell/0540-personnel-service.sql',
    from: 'grant select on personnel.authorisations to concert_personnel;',
    to: 'grant select on personnel.authorisations to concert_personnel;\ngrant update (display_name, authority) on personnel.people to concert_reviews;',
    noticedBy: ['services/personnel/test/never.test.ts', 'test/tenancy/catalogue.test.ts'],
  },
  {
    name: 'competence-that-has-ended-counts',
    file: 'services/reviews/src/people/personnel.ts',
    from: "          and competence.function = 'evaluator' and competence.withdrawn_at is null\n",
    to: '',
    noticedBy: ['services/reviews/test/evaluation-lifecycle.test.ts'],
  },
  {
    name: 'absence-of-another-shown-to-anybody',
    file: 'services/personnel/src/absence/case.ts',
    from: "actor.roles.includes('staff-member') && state.personId !== actor.id ? 'nothing' : 'file'",
    to: "actor.roles.includes('staff-member') && state.personId === '' ? 'nothing' : 'file'",
    noticedBy: ['services/personnel/test/absences.test.ts'],
  },
  {
    name: 'deputy-without-authorisation',
    file: 'packages/domain/src/absence/guards.ts',
    from: 'if (authorised.some((one) => one.function === of && one.deputyId === deputyId)) return []',
    to: 'if (authorised.length >= 0) return []',
    noticedBy: ['packages/domain/src/absence/absence.test.ts', 'services/personnel/test/absences.test.ts'],
  },
  {
    name: 'absent-person-chosen',
    file: 'packages/domain/src/evaluation/assignment.ts',
    from: '    ...absence(candidate),\n',
    to: '',
    noticedBy: ['services/reviews/test/absent-evaluators.test.ts'],
  },
  {
    name: 'deputy-in-conflict-asked-to-act',
    file: 'packages/domain/src/evaluation/stand-ins.ts',
    from: '    ...reasonsToLeave(deputy, { authority: facts.authority, at }),\n',
    to: '',
    noticedBy: ['packages/domain/src/evaluation/stand-ins.test.ts'],
  },
]
