package io.shoal.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A back-test as one HTML page that needs nothing else: no network, no other file. The same files
 * give the same bytes.
 */
public final class Report {
  private final Run run;

  private Report(Run run) {
    this.run = run;
  }

  /**
   * Reads a back-test.
   *
   * @param directory that {@code shoal backtest --out} has written
   * @param truth file of a simulation, whose planted changes are marked
   * @throws IllegalArgumentException if it is not such a directory, or what it holds is damaged;
   *     the message says what and where
   */
  public static Report of(Path directory, Optional<Path> truth) throws IOException {
    return new Report(new RunReader(directory, truth).read());
  }

  /** Reads a back-test of which no truth is known. */
  public static Report of(Path directory) throws IOException {
    return of(directory, Optional.empty());
  }

  /** Writes the page, and the directories above it that are missing. */
  public void write(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException("--out " + file + " is a directory; give a file");
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, toHtml());
    } catch (IOException refused) {
      throw new IOException(
          "cannot write "
              + file
              + " ("
              + refused.getClass().getSimpleName()
              + "); give another --out",
          refused);
    }
  }

  String toHtml() {
    return ReportPage.complete().render(run);
  }
}
