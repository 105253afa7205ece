import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

type Count = { passed: number; failed: number };

const countOf = (module: TestModule): Count => {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  const failed = states.filter((state) => state === 'failed').length;
  // A file that broke outside of its tests counts as one.
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed: failed === 0 && module.state() === 'failed' ? 1 : failed,
  };
};

/**
 * Ends the output of a test run with one plain line: `N passed, N failed`.
 * Where `FAILED_FILES` names a file, it gets a line for each test file that failed: the tests in it that passed, and its path.
 */
// biome-ignore lint/style/noDefaultExport: the runner loads a reporter by its default export
export default class LastLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = modules.map((module) => ({ path: relative(process.cwd(), module.moduleId), ...countOf(module) }));
    const passed = counts.reduce((sum, count) => sum + count.passed, 0);
    const failed = counts.reduce((sum, count) => sum + count.failed, unhandled.length);
    const list = process.env.FAILED_FILES;
    if (list) {
      const broken = counts.filter((count) => count.failed > 0);
      writeFileSync(list, broken.map((count) => `${count.passed} ${count.path}\n`).join(''));
    }
    process.once('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}
