export { openReceipt, readReceipt } from './receipt.ts'
export type { OpenedReceipt, ReadReceipt, ReceiptKeys } from './receipt.ts'
