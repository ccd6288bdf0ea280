package io.shoal.job.backtest;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * The files that the subtasks of a sink have written, as one sorted sequence of lines. Lines begin
 * with window and user, so sorted lines are in that order. Sorts in runs on disk: memory does not
 * grow with the output.
 */
final class SortedParts {
  private static final int RUN_CHARACTERS = 64 << 20;

  private final Path parts;

  SortedParts(Path parts) {
    this.parts = parts;
  }

  /** Sees every line, in order. */
  interface Visitor {
    void line(String line) throws IOException;
  }

  /** The next line of a run, and what comes after it. */
  private record Head(String line, BufferedReader rest) {}

  void write(Path target, Visitor visitor) throws IOException {
    List<BufferedReader> runs = new ArrayList<>();
    try (BufferedWriter out = Files.newBufferedWriter(target)) {
      PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::line));
      for (Path run : sortedRuns()) {
        BufferedReader reader = Files.newBufferedReader(run);
        runs.add(reader);
        advance(reader, heads);
      }
      while (!heads.isEmpty()) {
        Head least = heads.poll();
        visitor.line(least.line());
        out.write(least.line());
        out.write('\n');
        advance(least.rest(), heads);
      }
    } finally {
      for (BufferedReader run : runs) {
        run.close();
      }
    }
  }

  private static void advance(BufferedReader run, PriorityQueue<Head> heads) throws IOException {
    String line = run.readLine();
    if (line != null) {
      heads.add(new Head(line, run));
    }
  }

  private List<Path> sortedRuns() throws IOException {
    List<Path> runs = new ArrayList<>();
    if (!Files.isDirectory(parts)) {
      return runs;
    }
    List<Path> files;
    try (Stream<Path> tree = Files.walk(parts)) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    List<String> lines = new ArrayList<>();
    long characters = 0;
    for (Path file : files) {
      try (BufferedReader reader = Files.newBufferedReader(file)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
          characters += line.length();
          if (characters >= RUN_CHARACTERS) {
            runs.add(run(lines, runs.size()));
            characters = 0;
          }
        }
      }
    }
    runs.add(run(lines, runs.size()));
    return runs;
  }

  private Path run(List<String> lines, int number) throws IOException {
    lines.sort(Comparator.naturalOrder());
    Path run = parts.resolveSibling(parts.getFileName() + ".run-" + number);
    Files.write(run, lines);
    lines.clear();
    return run;
  }
}
