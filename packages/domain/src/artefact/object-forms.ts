/** In which form the bytes of an object lie in the store: in the clear, as all did once, or as records that are sealed each. */
export const objectForms = ['plain', 'records-1'] as const
