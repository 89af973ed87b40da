/** Where a bundle or a file comes from. */
export type ByteSource = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

export interface OpenedSource {
  readonly chunks: AsyncIterable<Uint8Array>
  /** How many bytes it has, where that is known beforehand. */
  readonly length?: number
}

/** Makes one kind of stream of every source. Anything else is a TypeError. */
export function openSource(source: ByteSource): OpenedSource {
  if (source instanceof Uint8Array) return { chunks: once(source), length: source.length }
  if (typeof Blob !== 'undefined' && source instanceof Blob) {
    return { chunks: readStream(source.stream()), length: source.size }
  }
  if (typeof ReadableStream !== 'undefined' && source instanceof ReadableStream) {
    return { chunks: readStream(source) }
  }
  if (isAsyncIterable(source)) return { chunks: source }
  throw new TypeError('a source is a Uint8Array, a Blob, a ReadableStream or an AsyncIterable')
}

function isAsyncIterable(source: unknown): source is AsyncIterable<Uint8Array> {
  return typeof source === 'object' && source !== null && Symbol.asyncIterator in source
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Not all browsers can iterate a stream; all have a reader, so everywhere the reader is used. */
async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  let isRead = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) {
        isRead = true
        return
      }
      yield value
    }
  } finally {
    if (!isRead) await reader.cancel().catch(() => undefined)
    reader.releaseLock()
  }
}
