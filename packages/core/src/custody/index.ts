export * from './record/index.ts'
export * from './checkpoint/index.ts'
export * from './law/index.ts'
export * from './policies/index.ts'
