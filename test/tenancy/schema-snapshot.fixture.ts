import type { Client } from 'pg'

/**
 * Everything that migrations make in a database, one entry each, in a stable order: schemas, extensions, tables and views with
 * their columns, constraints, indexes, policies, triggers, rules, routines, sequences, types, casts, default privileges, all with
 * owners and grants, and the rows. Two databases with the same entries behave the same.
 */
export async function snapshotOf(client: Client): Promise<string[]> {
  const lines: string[] = []
  // A name is printed with its schema unless the search path has the schema.
  await client.query("set search_path = ''")
  for (const query of QUERIES) {
    const { rows } = await client.query<{ line: string }>(query)
    lines.push(...rows.map(({ line }) => line))
  }
  lines.push(...(await rowsOf(client)))
  await client.query('reset search_path')
  return lines.sort()
}

/** A new database holds no rows but those that its migrations wrote. */
async function rowsOf(client: Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = relnamespace
     where nspname ${OURS} and relkind = 'r'`,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ line: string }>(`select 'row of ${name}: ' || t::text as line from ${name} t`)
    lines.push(...rows.map(({ line }) => line))
  }
  return lines
}

const OURS = `not in ('pg_catalog', 'information_schema', 'migrations', 'pg_toast')`
/** What an extension brings is the extension's own. */
const notOfExtension = (oid: string) =>
  `not exists (select from pg_catalog.pg_depend where objid = ${oid} and deptype = 'e')`

const QUERIES = [
  `select format('schema %I owner %s grants %s', nspname, pg_get_userbyid(nspowner), nspacl::text) as line
   from pg_catalog.pg_namespace where nspname ${OURS}`,

  `select format('extension %I in %s', extname, extnamespace::regnamespace) as line from pg_catalog.pg_extension`,

  `select format('relation %s kind %s owner %s security %s/%s persistence %s options %s replica %s grants %s comment %s', c.oid::regclass, relkind,
     pg_get_userbyid(relowner), relrowsecurity, relforcerowsecurity, relpersistence, reloptions::text, relreplident,
     (select array_agg(acl::text order by acl::text) from unnest(relacl) acl), obj_description(c.oid, 'pg_class')) as line
   from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = relnamespace
   where nspname ${OURS} and relkind <> 'i' and ${notOfExtension('c.oid')}`,

  `select format('view %s: %s', c.oid::regclass, pg_get_viewdef(c.oid)) as line
   from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = relnamespace
   where nspname ${OURS} and relkind in ('v', 'm')`,

  `select format('column %s.%I at %s type %s%s%s identity "%s" generated "%s" default %s collation %s storage %s grants %s', c.oid::regclass,
     attname, row_number() over (partition by c.oid order by attnum), format_type(atttypid, atttypmod),
     case when attnotnull then ' not null' else '' end, case when attisdropped then ' dropped' else '' end, attidentity, attgenerated,
     pg_get_expr(adbin, adrelid), attcollation::regcollation, attstorage,
     (select array_agg(acl::text order by acl::text) from unnest(attacl) acl)) as line
   from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = attrelid join pg_catalog.pg_namespace n on n.oid = relnamespace
   left join pg_catalog.pg_attrdef d on d.adrelid = attrelid and d.adnum = attnum
   where nspname ${OURS} and relkind in ('r', 'p', 'v', 'm') and attnum > 0 and ${notOfExtension('c.oid')}`,

  `select format('constraint %s %I: %s validated %s deferrable %s/%s', conrelid::regclass, conname, pg_get_constraintdef(c.oid),
     convalidated, condeferrable, condeferred) as line
   from pg_catalog.pg_constraint c join pg_catalog.pg_namespace n on n.oid = connamespace where nspname ${OURS}`,

  `select format('index %s: %s valid %s', indexrelid::regclass, pg_get_indexdef(indexrelid), indisvalid) as line
   from pg_catalog.pg_index join pg_catalog.pg_class c on c.oid = indrelid join pg_catalog.pg_namespace n on n.oid = relnamespace
   where nspname ${OURS}`,

  `select format('policy %s %I: %s for %s to %s using %s with check %s', polrelid::regclass, polname, polpermissive, polcmd, polroles::regrole[],
     pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) as line
   from pg_catalog.pg_policy`,

  `select format('trigger %s %I: %s enabled %s', tgrelid::regclass, tgname, pg_get_triggerdef(t.oid), tgenabled) as line
   from pg_catalog.pg_trigger t where not tgisinternal`,

  `select format('rule %s %I: %s', ev_class::regclass, rulename, pg_get_ruledef(r.oid)) as line
   from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid = ev_class join pg_catalog.pg_namespace n on n.oid = relnamespace
   where nspname ${OURS} and rulename <> '_RETURN'`,

  `select format('routine %s owner %s grants %s: %s', p.oid::regprocedure, pg_get_userbyid(proowner),
     (select array_agg(acl::text order by acl::text) from unnest(proacl) acl), pg_get_functiondef(p.oid)) as line
   from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = pronamespace
   where nspname ${OURS} and prokind in ('f', 'p') and ${notOfExtension('p.oid')}`,

  `select format('sequence %s type %s start %s increment %s min %s max %s cycle %s cache %s', seqrelid::regclass, seqtypid::regtype, seqstart,
     seqincrement, seqmin, seqmax, seqcycle, seqcache) as line
   from pg_catalog.pg_sequence`,

  `select format('type %s kind %s base %s not null %s default %s labels %s grants %s', t.oid::regtype, typtype, typbasetype::regtype, typnotnull,
     typdefault, (select array_agg(enumlabel order by enumsortorder) from pg_catalog.pg_enum where enumtypid = t.oid), typacl::text) as line
   from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = typnamespace
   where nspname ${OURS} and typtype in ('d', 'e', 'r') and ${notOfExtension('t.oid')}`,

  `select format('default privileges of %s in %s on %s: %s', pg_get_userbyid(defaclrole), defaclnamespace::regnamespace, defaclobjtype,
     defaclacl::text) as line
   from pg_catalog.pg_default_acl`,

  `select format('cast %s to %s', castsource::regtype, casttarget::regtype) as line
   from pg_catalog.pg_cast c where c.oid > 16384 and ${notOfExtension('c.oid')}`,

  `select format('event trigger %I on %s', evtname, evtevent) as line from pg_catalog.pg_event_trigger`,
]
