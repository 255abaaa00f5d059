/**
 * Whether a person may be told how a vote fell: everyone once the quorum has decided, before that only who cast it. That somebody
 * has voted is no secret. A split that can reach no quorum any more stays sealed, for no command ends it without a decision.
 */
export function mayTellVote(
  { decision }: { readonly decision?: object },
  { personId }: { readonly personId: string },
  readerId: string,
): boolean {
  return decision !== undefined || personId === readerId
}
