/** What is to be done next, where several faults say the same. */
export const fromBackup: string =
  'Stop writing. `custodia fsck --repair --from BACKUP` puts back what a copy proves; the damaged file is kept aside.'
export const rebuild: string =
  'Nothing of the record is lost. `custodia fsck --repair` builds the index again from the journal, if the journal is whole.'
export const clears: string =
  'Nothing. The next command that writes clears it away and says so; `custodia fsck --repair` does it now.'
export const onPurpose: string =
  'An accident does not do this. Keep the store as it is, stop writing to it, and compare it with a backup and with bundles that left the house.'
export const lastSigned: string =
  '`custodia fsck --repair` puts back the last checkpoint that the log key remembers, or with `--from BACKUP` that of a copy, if nothing shows that there was a newer one.'
export const keptBack: string =
  'Stop writing. `custodia fsck --repair` puts back what the last checkpoint proves, and with `--from BACKUP` what a copy has; the damaged file is kept aside.'
