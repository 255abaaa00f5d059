/** The operation by which a command of the application machine is given; the evaluation has a declaration of its own. */
export function operationOf(command: string): string {
  return command === 'declareImpartiality' ? 'declareApplicationImpartiality' : command
}
