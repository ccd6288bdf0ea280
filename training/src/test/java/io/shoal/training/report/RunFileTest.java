package io.shoal.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
  private static final long START = Instant.parse("2026-01-26T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000L;

  @TempDir Path scratch;

  /** Lines of very different length, several of them of one window. */
  private RunFile write(int lines) throws IOException {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      String time = Instant.ofEpochMilli(START + i / 3 * MINUTE).toString();
      text.add(
          "{\"windowEnd\":\""
              + time
              + "\",\"n\":"
              + i
              + ",\"x\":\""
              + "é".repeat(i * 37 % 400)
              + "\"}");
    }
    return new RunFile(Files.write(scratch.resolve("lines.jsonl"), text));
  }

  private static List<Long> since(RunFile file, long windowEnd) throws IOException {
    List<Long> numbers = new ArrayList<>();
    file.forEachSince(windowEnd, line -> numbers.add(line.count("n")));
    return numbers;
  }

  @Test
  void halvingFindsExactlyTheLinesSinceATime() throws IOException {
    for (int lines : new int[] {1, 2, 7, 100}) {
      RunFile file = write(lines);
      for (int minute = -1; minute <= lines / 3 + 1; minute++) {
        List<Long> expected = new ArrayList<>();
        for (long i = 0; i < lines; i++) {
          if (i / 3 >= minute) {
            expected.add(i);
          }
        }
        assertThat(since(file, START + minute * MINUTE)).isEqualTo(expected);
      }
    }
  }

  @Test
  void firstAndLastWindowAreFoundAtTheEnds() throws IOException {
    RunFile file = write(1_000);

    assertThat(file.firstWindowEnd()).hasValue(START);
    assertThat(file.lastWindowEnd()).hasValue(START + 333 * MINUTE);
  }

  @Test
  void anEmptyFileHasNoWindows() throws IOException {
    RunFile file = write(0);

    assertThat(file.firstWindowEnd()).isEmpty();
    assertThat(file.lastWindowEnd()).isEmpty();
    assertThat(since(file, START)).isEmpty();
  }
}
