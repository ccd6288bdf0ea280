package io.shoal.training.report;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small run, written by hand: three days, ten users; s3 splits off s1, s4 is absorbed by s2, s5
 * dies, and names, users and sources try to break out of the page.
 */
final class RunFixture {
  private RunFixture() {}

  /** A copy of it that a test may change. */
  static Path copyTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(source())) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName().toString()));
      }
    }
    return directory;
  }

  static Run read() throws IOException {
    return new RunReader(source()).read();
  }

  private static Path source() {
    try {
      return Path.of(RunFixture.class.getResource("run").toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Leaves out lines that hold a text. */
  static void drop(Path file, String text) throws IOException {
    List<String> kept =
        Files.readAllLines(file).stream().filter(line -> !line.contains(text)).toList();
    Files.write(file, kept);
  }
}
