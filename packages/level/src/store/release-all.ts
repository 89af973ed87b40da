/** Releases one after the other, all of them, and then throws the first error. */
export async function releaseAll(releases: readonly (() => void | Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const release of releases) {
    try {
      await release()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
