package io.shoal.training.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a back-test, asked for before they are read. */
final class RunFiles {
  private RunFiles() {}

  /**
   * A file of a back-test.
   *
   * @throws IllegalArgumentException that names it, and what to give, where it is not there
   */
  static Path require(Path run, String name) {
    String advice = "; give the directory that 'shoal backtest --out' has written";
    if (!Files.isDirectory(run)) {
      throw new IllegalArgumentException("--run " + run + " is no directory" + advice);
    }
    Path file = run.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "--run " + run + " is not a finished back-test, it has no " + name + advice);
    }
    return file;
  }
}
