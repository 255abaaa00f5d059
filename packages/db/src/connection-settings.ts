/**
 * What every connection of a service is opened with. Each is said, also where it is the server's own default, because what is said
 * at the start of a connection takes precedence over what a role set for itself with `alter role … set`, and no role can be kept
 * from doing that. What is not here changes the speed of a connection only, and lasts until the next preparation.
 */
const settings = {
  // Limits.
  statement_timeout: '5s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
  transaction_timeout: '15s',
  idle_session_timeout: '0',
  tcp_user_timeout: '0',
  client_connection_check_interval: '0',
  exit_on_error: 'off',
  // What was acknowledged is durable, and nobody works in another isolation, role or schema than the code expects.
  synchronous_commit: 'on',
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  role: 'none',
  search_path: 'public',
  row_security: 'on',
  restrict_nonsystem_relation_kind: '',
  local_preload_libraries: '',
  // What a text means, going in and coming out.
  timezone: 'UTC',
  timezone_abbreviations: 'Default',
  datestyle: 'ISO, MDY',
  intervalstyle: 'postgres',
  extra_float_digits: '1',
  bytea_output: 'hex',
  xmlbinary: 'base64',
  xmloption: 'content',
  lc_monetary: 'C',
  lc_numeric: 'C',
  lc_time: 'C',
  default_text_search_config: 'pg_catalog.english',
  standard_conforming_strings: 'on',
  escape_string_warning: 'on',
  backslash_quote: 'safe_encoding',
  quote_all_identifiers: 'off',
  array_nulls: 'on',
  transform_null_equals: 'off',
  // A search is planned for what it asks for.
  plan_cache_mode: 'auto',
  // A request has one core, as others have: starting processes or a compiler for it costs more than it saves.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  // A search finds everything there is.
  gin_fuzzy_search_limit: '0',
  // No statement and no parameter goes to the server's log.
  debug_print_parse: 'off',
  debug_print_rewritten: 'off',
  debug_print_plan: 'off',
  log_parameter_max_length_on_error: '0',
} as const

type Setting = keyof typeof settings

/** The settings as PostgreSQL reads them from the `options` of a connection; a blank is escaped. */
export function connectionOptions(changed: Readonly<Partial<Record<Setting, string>>> = {}): string {
  return Object.entries({ ...settings, ...changed })
    .map(([name, value]) => `-c ${name}=${value.replaceAll(/[\\ ]/g, '\\$&')}`)
    .join(' ')
}
