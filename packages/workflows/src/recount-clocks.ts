/**
 * Has a batch of clocks counted again that were counted by other days than those of now.
 *
 * @param key another one for each batch: send it as `Idempotency-Key`
 * @returns whether there may be more of them
 */
export type RecountClocks = (key: string) => Promise<{ readonly more: boolean }>
