export const usage: string
