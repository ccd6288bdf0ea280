package io.shoal.featurelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.event.CustomerEvent;
import io.shoal.window.EventCensus;
import io.shoal.window.PaneFeatures;
import io.shoal.window.UserWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureLogTest {
  private static final long WINDOW = 900_000;
  private static final long DAY = 86_400_000;
  private static final long START = 1_767_571_200_000L;

  @TempDir Path directory;

  private static long end(int window) {
    return START + window * WINDOW;
  }

  private static UserRow row(String user, int window) {
    return new UserRow(
        user,
        end(window),
        "spec",
        "model-1",
        window % 2 == 0,
        window % 4 == 0,
        window % 3,
        Map.of("purchase", 2, "view", window + 1),
        Map.of("web", 1),
        new float[] {window, 0, -1.5f},
        new boolean[] {true, false, true},
        window % 2 == 0
            ? PaneFeatures.NONE
            : new PaneFeatures(new float[] {0, 7}, new boolean[] {false, true}));
  }

  private static WindowRow census(int window) {
    EventCensus census = new EventCensus();
    CustomerEvent event =
        new CustomerEvent(
            "e", "u", "view", 0, 0, "web", Map.of("price", 2.0), Map.of("page", "home"));
    census.add(
        new UserWindow(
            "u",
            end(window),
            null,
            new float[0],
            new boolean[0],
            1,
            0,
            0,
            Map.of(),
            false,
            false,
            PaneFeatures.NONE,
            List.of(event),
            Map.of("app", window + 1)));
    return new WindowRow(end(window), window, census);
  }

  private Path write(String name, LogRow... rows) throws IOException {
    Path file = directory.resolve(LogDay.directory(rows[0].windowEnd())).resolve(name);
    Files.createDirectories(file.getParent());
    try (FSDataOutputStream stream =
        LocalFileSystem.getSharedInstance()
            .create(new org.apache.flink.core.fs.Path(file.toUri()), WriteMode.NO_OVERWRITE)) {
      FeatureLogWriter writer = new FeatureLogWriter(stream);
      for (LogRow row : rows) {
        writer.add(row);
      }
      writer.finish();
    }
    return file;
  }

  private List<LogRow> read(long after, long until) throws IOException {
    List<LogRow> rows = new ArrayList<>();
    new FeatureLog(directory.toString()).read(after, until, (row, window) -> rows.add(row));
    return rows;
  }

  private List<LogRow> read() throws IOException {
    return read(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static String text(LogRow row) {
    if (row instanceof UserRow user) {
      return user.user()
          + user.windowEnd()
          + user.featureSpec()
          + user.model()
          + user.idle()
          + user.retired()
          + user.duplicates()
          + new TreeMap<>(user.events())
          + user.sources()
          + Arrays.toString(user.values())
          + Arrays.toString(user.present())
          + Arrays.toString(user.pane().values())
          + Arrays.toString(user.pane().present());
    }
    WindowRow window = (WindowRow) row;
    return window.windowEnd() + "/" + window.dead() + window.events().toJson();
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws Exception {
    LogRow[] rows = {row("anna", 1), census(1), row("ben", 2), row("anna", 4), census(4)};
    write("a.parquet", rows);

    assertThat(read())
        .extracting(FeatureLogTest::text)
        .containsExactly(Arrays.stream(rows).map(FeatureLogTest::text).toArray(String[]::new));
  }

  @Test
  void rowsOfManyFilesAndDaysComeInTheOrderOfWindows() throws Exception {
    write("b-0.parquet", row("anna", 1), row("anna", 5), row("anna", 9));
    write("b-1.parquet", row("ben", 2), row("ben", 5), row("ben", 6));
    write("a-0.parquet", row("carl", 7));
    write("a-1.parquet", row("dora", 97));

    List<Long> windows = read().stream().map(LogRow::windowEnd).toList();
    assertThat(windows).isSorted().hasSize(8);
    assertThat(directory.resolve("day=2026-01-06/a-1.parquet")).exists();
  }

  @Test
  void aTimeIsReadAloneAndFilesOfOtherDaysAreNotOpened() throws Exception {
    write("a.parquet", row("anna", 1), row("anna", 2), row("anna", 3));
    Path other = write("b.parquet", row("ben", 97));
    Files.writeString(other, "damaged");

    assertThat(read(end(1), end(2))).extracting(LogRow::windowEnd).containsExactly(end(2));
    assertThat(read(Long.MIN_VALUE, START + DAY)).hasSize(3);
  }

  @Test
  void lateDeadLettersCountInTheWindowThatIsOpen() throws Exception {
    write("a.parquet", WindowRow.ofDead(end(5), 1), WindowRow.ofDead(end(3), 2));
    List<Long> windows = new ArrayList<>();
    new FeatureLog(directory.toString())
        .read(Long.MIN_VALUE, Long.MAX_VALUE, (row, window) -> windows.add(window));

    assertThat(windows).containsExactly(end(5), end(5));
  }

  @Test
  void whatIsNotCommittedIsPassedOver() throws Exception {
    Path whole = write("a.parquet", row("anna", 1));
    Files.copy(whole, whole.resolveSibling(".a.parquet.inprogress.0815"));
    Files.writeString(whole.resolveSibling("_SUCCESS"), "");

    assertThat(read()).hasSize(1);
  }

  @Test
  void aFileThatIsDamagedAnywhereIsNamedWithWhatToDo() throws Exception {
    LogRow[] rows = new LogRow[200];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("user" + i, 1);
    }
    Path file = write("a.parquet", rows);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 97) {
      Files.write(file, Arrays.copyOf(whole, at));
      assertThatThrownBy(this::read)
          .as("cut at %d", at)
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll(file.getFileName().toString(), "take it out of the directory");
    }
    byte[] flipped = whole.clone();
    flipped[whole.length / 3] ^= 4;
    Files.write(file, flipped);
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(file.getFileName().toString(), "--from or --until");
  }

  @Test
  void rowsThatAreNotInOrderAreNamed() throws Exception {
    write("a.parquet", row("anna", 3), row("anna", 1));

    assertThatThrownBy(this::read).hasMessageContainingAll("a.parquet", "order of their windows");
  }

  @Test
  void aDirectoryWithoutALogIsNamed() {
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(directory.getFileName().toString(), "--feature-log");
  }

  @Test
  void aLogIsNotBegunWhereThereIsOne() throws Exception {
    new FeatureLog(directory.toString()).requireNew();
    write("a.parquet", row("anna", 1));

    assertThatThrownBy(() -> new FeatureLog(directory.toString()).requireNew())
        .hasMessageContaining("name another --feature-log");
  }
}
