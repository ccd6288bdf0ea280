package io.shoal.training.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * One file of a back-test: JSON objects, one a line, sorted by {@code windowEnd} but for alerts.
 * Lines are read one by one, and what is sorted is searched by halving, so that the last days of a
 * hundred million lines are found without reading the others.
 *
 * @param path where it is, or would be
 */
record RunFile(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TAIL = 4096;

  boolean exists() {
    return Files.isRegularFile(path);
  }

  /** Gives every line to a reader. */
  void forEach(Consumer<RunLine> reader) throws IOException {
    forEachFrom(0, reader);
  }

  /**
   * Gives the lines of windows that end at that time or later to a reader.
   *
   * @param windowEnd in milliseconds since the epoch
   */
  void forEachSince(long windowEnd, Consumer<RunLine> reader) throws IOException {
    forEachFrom(offsetOf(windowEnd), reader);
  }

  /** End of the first window; empty for a file without lines. */
  OptionalLong firstWindowEnd() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      String line = file.readLine();
      return line == null ? OptionalLong.empty() : OptionalLong.of(windowEnd(line));
    }
  }

  /** End of the last window; empty for a file without lines. */
  OptionalLong lastWindowEnd() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      String last = null;
      for (long back = TAIL; last == null && back < 2 * file.length() + TAIL; back *= 2) {
        toLineAfter(file, Math.max(0, file.length() - back));
        for (String line = file.readLine(); line != null; line = file.readLine()) {
          last = line;
        }
      }
      return last == null ? OptionalLong.empty() : OptionalLong.of(windowEnd(last));
    }
  }

  /** Where the first line of such a window begins, found by halving. */
  private long offsetOf(long windowEnd) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long low = 0;
      long high = file.length();
      while (low < high) {
        long middle = (low + high) >>> 1;
        toLineAfter(file, middle);
        String line = file.readLine();
        if (line == null || windowEnd(line) >= windowEnd) {
          high = middle;
        } else {
          low = file.getFilePointer();
        }
      }
      toLineAfter(file, low);
      return file.getFilePointer();
    }
  }

  /** Moves to the first line that begins at that offset or later. */
  private static void toLineAfter(RandomAccessFile file, long offset) throws IOException {
    file.seek(Math.max(0, offset - 1));
    if (offset > 0) {
      file.readLine();
    }
  }

  private long windowEnd(String line) {
    return parse(line, -1).time("windowEnd");
  }

  private void forEachFrom(long offset, Consumer<RunLine> reader) throws IOException {
    try (FileChannel channel = FileChannel.open(path).position(offset);
        InputStream bytes = Channels.newInputStream(channel);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        RunLine parsed = parse(line, offset == 0 ? number : -1);
        try {
          reader.accept(parsed);
        } catch (IllegalArgumentException wrong) {
          throw damaged(offset == 0 ? number : -1, wrong.getMessage());
        }
      }
    }
  }

  private RunLine parse(String line, long number) {
    try {
      return new RunLine(JSON.readTree(line));
    } catch (JsonProcessingException wrong) {
      throw damaged(number, "not a JSON object");
    }
  }

  private IllegalArgumentException damaged(long number, String what) {
    String where = number < 0 ? path.toString() : path + ", line " + number;
    return new IllegalArgumentException(
        where + ": " + what + "; the run is damaged, make it again with 'shoal backtest'");
  }
}
