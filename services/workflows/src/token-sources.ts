import type { TokenService } from '#cell-services.ts'
import { createTokenSource, type TokenSource, type TokenSourceOptions } from '#token-source.ts'

/** A source for each service that is called: a token for one opens no other. @throws as `createTokenSource` */
export async function tokenSources(
  optionsFor: (service: TokenService) => TokenSourceOptions,
): Promise<Readonly<Record<TokenService, TokenSource>>> {
  const sourceFor = (service: TokenService) => createTokenSource(optionsFor(service))
  return {
    applications: await sourceFor('applications'),
    evidence: await sourceFor('evidence'),
    personnel: await sourceFor('personnel'),
    reviews: await sourceFor('reviews'),
    certificates: await sourceFor('certificates'),
    exchange: await sourceFor('exchange'),
  }
}
