/**
 * Overwrites a secret that is no longer needed. Best effort: the engine may have moved the bytes before, the system may
 * have swapped them out, and strings cannot be overwritten. What it does guarantee is that this array no longer shows it.
 */
export function wipe(secret: Uint8Array): void {
  secret.fill(0)
}
