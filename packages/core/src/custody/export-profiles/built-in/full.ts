import type { ExportProfile } from '../profile.ts'

/** Everything that was not erased and is not protected for good. */
export const full: ExportProfile = {
  name: 'full',
  title: 'Everything',
  about:
    'For the court that decides, and for whoever keeps the ledger. Every sealed value is opened that was not erased. Only the identity of protected people is not: no profile opens it.',
  rules: [{ chains: ['ledger', 'party', 'case', 'item', 'access'], open: true }],
}
