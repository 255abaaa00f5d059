import type { Weakening } from './weakening.ts'

/** What a service stands: many at once, names in every script, a process that dies. */
export const ofTheService: readonly Weakening[] = [
  {
    name: 'drafts-counted-without-a-turn',
    file: 'migrations/cell/0300-quotas.sql',
    from: `  insert into applications.draft_turns (authority, applicant_id)
    values (platform.current_authority(), platform.current_applicant())
    on conflict (authority, applicant_id) do update set taken_at = excluded.taken_at;
`,
    to: '',
    noticedBy: ['services/applications/test/draft-quota.test.ts'],
  },
  {
    name: 'evidence-counted-without-a-turn',
    file: 'migrations/cell/0300-quotas.sql',
    from: `  insert into evidence.client_turns (authority, applicant_id)
    values (platform.current_authority(), platform.current_applicant())
    on conflict (authority, applicant_id) do update set taken_at = excluded.taken_at;
`,
    to: '',
    noticedBy: ['services/evidence/test/evidence-quota.test.ts'],
  },
  {
    name: 'search-that-reads-the-whole-register',
    file: 'migrations/joint/0021-search-terms.sql',
    from: 'create index searched_terms on registry.searched using gin ((registry.search_terms(names, forms) || effects)) with (fastupdate = off);\n',
    to: '',
    noticedBy: ['services/registry/test/search-plans.test.ts'],
  },
  {
    name: 'refusals-that-do-not-say-who-was-refused',
    file: 'packages/platform/src/mount-route.ts',
    from: '  request.caller = caller\n',
    to: '',
    noticedBy: ['packages/platform/test/security-log.test.ts'],
  },
  {
    name: 'staff-in-whatever-way-they-signed-in',
    file: 'packages/platform/src/authenticate.ts',
    from: "if (kind === 'staff') assertStaffAssurance",
    to: "if (kind === 'issuer') assertStaffAssurance",
    noticedBy: ['packages/platform/test/tokens.test.ts'],
  },
  {
    name: 'any-of-many-certificates-for-the-newest',
    file: 'services/registry/src/register/numbers-by-text.ts',
    from: 'read.matches > most ? undefined : read.found',
    to: 'read.matches < 0 ? undefined : read.found',
    noticedBy: ['services/registry/test/search-plans.test.ts'],
  },
  {
    name: 'part-of-a-word-found-by-some-of-its-words',
    file: 'services/registry/src/register/search-words.ts',
    from: 'limit ${sql.raw(String(MOST_REGISTERED + 1))})`',
    to: 'limit ${sql.raw(String(MOST_REGISTERED))})`',
    noticedBy: ['services/registry/test/search-plans.test.ts'],
  },
  {
    name: 'addresses-refused-longer-than-their-service-said',
    file: 'infra/local/src/known-refusals.ts',
    from: 'if (endsInSeconds <= 1) {',
    to: 'if (endsInSeconds <= 0) {',
    noticedBy: ['infra/local/src/known-refusals.test.ts'],
  },
  {
    name: 'a-header-that-nobody-signed-passed-over',
    file: 'packages/contracts/src/certificate-content.ts',
    from: 'shape, header: notHere })',
    to: 'shape })',
    noticedBy: ['packages/credentials/src/verify-credential.test.ts'],
  },
  {
    name: 'searches-on-the-connections-of-lookups',
    file: 'services/registry/src/register/search.ts',
    from: '{ searchPool, cursors }: RegistryContext',
    to: '{ pool: searchPool, cursors }: RegistryContext',
    noticedBy: ['services/registry/test/searches-apart.test.ts'],
  },
  {
    name: 'word-parted-at-its-apostrophe',
    file: 'services/registry/src/register/search-text.ts',
    from: "const APOSTROPHES = /['’‘ʼʻʹ‛′`´＇]/gu",
    to: "const APOSTROPHES = /['’]/gu",
    noticedBy: ['services/registry/src/register/search-text.test.ts'],
  },
  {
    name: 'name-longer-than-what-is-searched',
    file: 'packages/contracts/src/registry.ts',
    from: 'q: keptText(LONGEST_NAME)',
    to: 'q: keptText(100)',
    noticedBy: ['services/registry/test/search-certificates.test.ts'],
  },
  {
    name: 'databases-that-know-only-latin-letters',
    file: 'packages/postgres/src/cluster.ts',
    from: "await initdb('C.UTF-8').catch(",
    to: "await initdb('C').catch(",
    noticedBy: ['packages/postgres/src/embedded.test.ts'],
  },
  {
    name: 'service-that-died-stays-dead',
    file: 'infra/local/src/supervisor.ts',
    from: 'const restarting = this.#again(name, ended, pauseMs)',
    to: 'const restarting = Promise.resolve()',
    noticedBy: ['infra/local/test/supervisor.test.ts'],
  },
]
