package io.shoal.job.backtest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/** The files that the subtasks of a sink have written, as one sorted file. */
final class PartFiles {
  private PartFiles() {}

  /**
   * Merges and deletes the parts. Lines begin with window and user, so sorted lines are in that
   * order.
   *
   * @return the lines
   */
  static List<String> merge(Path parts, Path target) throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.isDirectory(parts)) {
      try (Stream<Path> tree = Files.walk(parts)) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          lines.addAll(Files.readAllLines(file));
        }
      }
    }
    lines.sort(Comparator.naturalOrder());
    try (BufferedWriter out = Files.newBufferedWriter(target)) {
      for (String line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
    delete(parts);
    return lines;
  }

  /** Deletes a tree, even while Flink, shutting down, deletes parts of it too. */
  static void delete(Path tree) throws IOException {
    FileUtils.deleteDirectory(tree.toFile());
  }
}
