/**
 * The folder from which the person means paths. npm runs a script in the folder of the project, and says in which the person stands; a
 * program that another script started is meant where it runs.
 */
export function folderOfThePerson(): string {
  const { INIT_CWD: here, npm_lifecycle_event: script } = process.env
  return script === 'concert' && here !== undefined ? here : process.cwd()
}
