import { type Client, escapeIdentifier } from 'pg'
import type { LoginRole } from './login-role.ts'

/**
 * Lets only these login roles connect to the database of the connection, and nobody to those that every server has, where nothing
 * of ours would be in their way.
 */
export async function allowConnections(client: Client, logins: readonly LoginRole[]): Promise<void> {
  const { rows } = await client.query<{ name: string; is_here: boolean }>(
    `select datname as name, datname = current_database() as is_here from pg_database
      where datname in (current_database(), 'postgres', 'template1')
        and (datname = current_database() or pg_has_role(datdba, 'usage'))`,
  )
  for (const { name, is_here: isHere } of rows) {
    const database = escapeIdentifier(name)
    await client.query(`revoke connect, create, temporary on database ${database} from public`)
    if (!isHere) continue
    await client.query(`grant create on database ${database} to concert_owner`)
    for (const login of logins) {
      await client.query(`grant connect on database ${database} to ${escapeIdentifier(login.name)}`)
    }
  }
}

/**
 * Functions of PostgreSQL that everybody may call and no service needs. Large objects belong to who makes them and have no wall.
 * An advisory lock is a number that any role can hold for as long as it is connected, and a table of locks that one role can fill
 * for the whole server. Messages for logical decoding fill the log.
 */
const CLOSED_TO_EVERYBODY = '^(lo_.*|loread|lowrite|pg_(try_)?advisory_.*|pg_logical_emit_message)$'

/**
 * BullMQ's own functions lock by number until their transaction ends, as the role of `workflows`, and its migrations as the owner.
 * Every lock of ours is a row.
 */
const OF_THE_QUEUE = '^pg_(try_)?advisory_xact_lock(_shared)?$'

/** Takes those functions from everybody, in the database of the connection. */
export async function closeFunctions(client: Client): Promise<void> {
  await client.query(
    `do $$
     declare
       v_function regprocedure;
     begin
       for v_function in
         select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace and proname ~ '${CLOSED_TO_EVERYBODY}'
            and has_function_privilege('public', oid, 'execute')
       loop
         execute format('revoke execute on function %s from public', v_function);
       end loop;
       for v_function in
         select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace and proname ~ '${OF_THE_QUEUE}'
            and not has_function_privilege('concert_workflows', oid, 'execute')
       loop
         execute format('grant execute on function %s to concert_workflows, concert_owner', v_function);
       end loop;
     end $$`,
  )
}
