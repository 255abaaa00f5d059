// Who may import whom: the table of ARCHITECTURE.md as rules. test/gates/dependency-rules.test.ts breaks every one of them.

const { operations } = require('./packages/contracts/src/operations.ts')

const tests = String.raw`\.(test|fixture)\.ts$|^packages/testing/|(^|/)test/`

/** An npm package, wherever pnpm keeps it. */
const npm = (...names) => names.map((name) => `(^|/)node_modules/${name}/`)

/** A package's sources may import its own and these packages of ours, and no others. */
function mayImport(name, others) {
  return {
    name: others.length === 0 ? `${name}-imports-no-package` : `${name}-imports-only-${others.join('-')}`,
    comment: `ARCHITECTURE.md: packages/${name} may import ${others.join(', ') || 'none of ours'}`,
    severity: 'error',
    from: { path: `^packages/${name}/src/`, pathNot: tests },
    to: { path: `^packages/(?!(${[name, ...others].join('|')})/)` },
  }
}

/** A file of a slice that is named after an operation: `cast-vote.ts`. */
const verb = `services/[^/]+/src/[^/]+/(${Object.keys(operations)
  .map((id) => id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
  .join('|')})[.]ts$`

/** The SQL of a slice. */
const stores = '/(store|tables)[.]ts$'

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to }
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle has no order in which it can be read', {}, { circular: true }),
    forbid('no-unresolvable', 'The import leads nowhere', {}, { couldNotResolve: true }),
    forbid(
      'domain-is-pure',
      'The rules know no npm package, no node: module and no other package of ours',
      { path: '^packages/domain/src/', pathNot: tests },
      { pathNot: '^packages/domain/src/' },
    ),
    forbid(
      'contracts-are-leaf',
      'The contracts import domain and zod',
      { path: '^packages/contracts/src/', pathNot: tests },
      { pathNot: ['^packages/(contracts|domain)/src/', ...npm('zod')] },
    ),
    mayImport('schemes', ['domain', 'contracts']),
    mayImport('credentials', ['domain', 'contracts']),
    mayImport('db', ['domain', 'contracts', 'credentials']),
    mayImport('postgres', []),
    mayImport('sentences', ['domain', 'contracts']),
    mayImport('cases', ['domain', 'contracts', 'sentences', 'db', 'platform']),
    mayImport('platform', ['domain', 'contracts', 'sentences', 'db']),
    mayImport('workflows', ['domain', 'contracts', 'db']),
    mayImport('intake', ['domain']),
    mayImport('cli', ['domain', 'credentials', 'contracts', 'db']),
    forbid(
      'packages-are-entered-by-name',
      'From outside, a module of a package is imported by the name under which its package.json exports it',
      { path: '^(packages|services|infra|scripts|test)/([^/]+)' },
      { path: '^packages/[^/]+/src/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    ),
    forbid(
      'packages-import-no-services',
      'Packages are below the services, the infrastructure and the scripts',
      { path: '^packages/(?!testing/)' },
      { path: '^(services|infra|scripts|test)/' },
    ),
    forbid(
      'infrastructure-is-given-its-cast',
      'The story and its cast are for scripts and tests, which hand the cast to the infrastructure',
      { path: '^infra/', pathNot: tests },
      { path: '^test/' },
    ),
    forbid(
      'no-service-to-service',
      'Services share packages and speak HTTP',
      { path: '^services/([^/]+)/' },
      { path: '^services/(?!$1/)' },
    ),
    forbid(
      'services-import-packages-only',
      'A service runs without the infrastructure, the scripts and the command line',
      { path: '^services/', pathNot: tests },
      { path: '^(infra|scripts|test|packages/cli)/' },
    ),
    forbid(
      'slice-sees-no-other-store',
      'A slice asks another slice by what it exports for that, never its tables',
      { path: '^services/([^/]+)/src/([^/]+)/', pathNot: tests },
      { path: `^services/$1/src/(?!$2/)[^/]+${stores}` },
    ),
    forbid(
      'slice-store-knows-no-http',
      'The store of a slice is SQL and nothing else',
      { path: `^services/[^/]+/src/[^/]+${stores}` },
      { path: ['^packages/platform/', ...npm('fastify', '@fastify/[^/]+', 'undici', 'bullmq')] },
    ),
    forbid(
      'verb-touches-no-database',
      'A verb asks the store of its slice',
      { path: `^${verb}` },
      { path: npm('pg', 'drizzle-orm') },
    ),
    forbid(
      'kernel-records-changes',
      'A case changes by a command of packages/cases; nothing else in a service records a change',
      { path: '^services/', pathNot: tests },
      { path: '^packages/db/src/record-change[.]ts$' },
    ),
    forbid(
      'nobody-imports-main',
      'main.ts starts a process when it is loaded',
      {},
      { path: '^(packages|services|infra)/[^/]+/src/main[.]ts$' },
    ),
    forbid(
      'only-workflows-imports-bullmq',
      'The queue can be changed in one place',
      { pathNot: '^packages/workflows/' },
      { path: npm('bullmq') },
    ),
    forbid(
      'testing-is-never-shipped',
      'Only tests import packages/testing',
      { pathNot: tests },
      { path: '^packages/testing/' },
    ),
    forbid(
      'tests-are-not-imported',
      'What a test file defines is for that test',
      { pathNot: tests },
      { path: String.raw`\.(test|fixture)\.ts$` },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)[.]local/|^test/fourth-authority/' },
    moduleSystems: ['es6'],
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
