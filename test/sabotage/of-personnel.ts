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
    name: 'group-of-one',
    file: 'migrations/cell/0682-group-links.sql',
    from: '    where reached.links < personnel.group_links_max()',
    to: '    where reached.links < 0',
    noticedBy: ['services/reviews/test/client-groups.test.ts'],
  },
  {
    name: 'group-link-counts-on-no-case',
    file: 'migrations/cell/0682-group-links.sql',
    from: '  for each row execute function personnel.count_group_link();',
    to: '  for each row when (false) execute function personnel.count_group_link();',
    noticedBy: ['services/reviews/test/client-groups.test.ts'],
  },
  {
    name: 'mistaken-link-counts',
    file: 'migrations/cell/0682-group-links.sql',
    from: `    select one_scheme, one_value, other_scheme, other_value from personnel.group_links
    where authority = p_authority and status <> 'withdrawn' and`,
    to: `    select one_scheme, one_value, other_scheme, other_value from personnel.group_links
    where authority = p_authority and`,
    noticedBy: ['services/reviews/test/client-groups.test.ts'],
  },
  {
    name: 'group-found-out-and-not-shown',
    file: 'services/reviews/src/evaluation/representation.ts',
    from: 'servedClient.filter((personId) => restsOn(state, personId))',
    to: 'servedClient.filter((personId) => !restsOn(state, personId))',
    noticedBy: ['services/reviews/test/client-groups.test.ts'],
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
  {
    name: 'mistake-taken-back-by-one',
    file: 'packages/domain/src/person/correction.ts',
    from: "if (proposedBy === actor.id) return [violation('corrected-by-proposer', '', {}, actor.id)]",
    to: 'if (proposedBy === actor.id) return []',
    noticedBy: ['packages/domain/src/person/correction.test.ts', 'services/personnel/test/corrections.test.ts'],
  },
  {
    name: 'mistake-taken-back-by-one-in-the-database',
    file: 'migrations/cell/0683-person-corrections.sql',
    from: 'check (proposed_by <> confirmed_by and person_id not in (proposed_by, confirmed_by))',
    to: 'check (proposed_by <> person_id)',
    noticedBy: ['services/personnel/test/corrections.test.ts'],
  },
  {
    name: 'engagement-removed-without-a-correction',
    file: 'migrations/cell/0683-person-corrections.sql',
    from: "  for each row when (row_security_active('personnel.engagements'))\n",
    to: '  for each row when (false)\n',
    noticedBy: ['services/personnel/test/corrections.test.ts', 'services/personnel/test/never.test.ts'],
  },
  {
    name: 'own-data-shown-to-anybody',
    file: 'services/personnel/src/data-request/case.ts',
    from: "actor.roles.includes('staff-member') && state.personId !== actor.id ? 'nothing' : 'file'",
    to: "actor.roles.includes('staff-member') && state.personId === '' ? 'nothing' : 'file'",
    noticedBy: ['services/personnel/test/data-requests.test.ts'],
  },
  {
    name: 'own-data-with-names-of-others',
    file: 'services/personnel/src/data-request/own-data-of.ts',
    from: 'evidence: clean(one.evidence)',
    to: 'evidence: one.evidence',
    noticedBy: ['services/personnel/test/data-requests.test.ts'],
  },
  {
    name: 'own-data-request-answered-by-oneself',
    file: 'packages/domain/src/data-request/table.ts',
    from: 'const decides = [authorityPinned, administrator, isAnothersRequest] as const',
    to: 'const decides = [authorityPinned, administrator] as const',
    noticedBy: [
      'packages/domain/src/data-request/data-request.test.ts',
      'services/personnel/test/data-requests.test.ts',
    ],
  },
]
