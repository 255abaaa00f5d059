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
]
