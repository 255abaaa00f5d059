/** The four tiers of the scheme, from the one that is refused to the lightest. */
export const riskClasses = ['unacceptable', 'high', 'limited', 'minimal'] as const
export type RiskClass = (typeof riskClasses)[number]
