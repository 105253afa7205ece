export { type MovableClock, movableClock } from './clock.ts';
export { type KeptLog, keptLog } from './kept-log.ts';
export { startForTest, type TestAnswer, type TestService } from './start-for-test.ts';
export { createTestTokens, type TestTokens } from './tokens.ts';
