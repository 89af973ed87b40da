/** The content of a key file cannot be used; the message completes "key file X ...". Becomes ERR_KEY_FILE_FORMAT. */
export class KeyFormatError extends Error {
  override readonly name = 'KeyFormatError'
}
