/**
 * In which form the bytes of an object lie in the store: in the clear, as all did once; as records that are sealed each with a nonce that is
 * their number, as some did; or as records that each carry a nonce of chance.
 */
export const objectForms = ['plain', 'records-1', 'records-2'] as const
