export { calibrationOf, type Calibration, type CalibrationLine, type Standing } from './calibration.ts'
export { Infeasible } from './program.ts'
export { allReadings, readingNames, type Reading, type Readings } from './readings.ts'
export { simulateCalibrated } from './simulate.ts'
