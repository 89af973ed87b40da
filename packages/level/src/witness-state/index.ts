export { openWitnessState } from './witness-state.ts'
export type { WitnessState, WitnessStateOptions } from './witness-state.ts'
export type { Cosigned, OpenCosigned } from './cosigned.ts'
