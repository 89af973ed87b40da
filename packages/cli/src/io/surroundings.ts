/** What a run of the program stands in: everything that a test has to give it in place of the process. */
export interface Surroundings {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined }
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean | undefined }
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean | undefined }
  readonly env: { readonly [name: string]: string | undefined }
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  /** Ends long work; aborted when the person interrupts. */
  readonly signal: AbortSignal
}
