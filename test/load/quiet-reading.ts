/** Each sends fewer requests than its limit, from an address of its own, whether or not it was answered. */
export const READERS = 4
/** Two whole windows of the limiter: what callers may send at the beginning of one falls into every measurement alike. */
export const SAMPLES_EACH = 800
export const PAUSE_MS = 25
export const SAMPLES = READERS * SAMPLES_EACH
