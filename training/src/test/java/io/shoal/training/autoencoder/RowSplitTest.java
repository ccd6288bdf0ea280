package io.shoal.training.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.training.autoencoder.RowSplit.Use;
import io.shoal.training.history.Outcome;
import io.shoal.training.history.TrainingRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowSplitTest {
  private static final long DAY = 86_400_000L;
  private static final Duration WEEK = Duration.ofDays(7);

  /** One row for each user and day; the last week has no outcomes. */
  private static List<TrainingRow> rows(int days) {
    List<TrainingRow> rows = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      for (int user = 0; user < 40; user++) {
        Outcome outcome = day >= days - 7 ? Outcome.UNKNOWN : Outcome.NOT_CONVERTED;
        rows.add(
            new TrainingRow(
                user, "u" + user, day * DAY, new float[1], new boolean[1], false, outcome));
      }
    }
    return rows;
  }

  private static long last(List<TrainingRow> rows, RowSplit split, Use use) {
    return rows.stream()
        .filter(row -> split.judging(row) == use)
        .mapToLong(TrainingRow::windowEnd)
        .max()
        .orElseThrow();
  }

  @Test
  void outcomesThatAreLearntFromEndBeforeTheNewestPartBegins() {
    List<TrainingRow> rows = rows(100);
    RowSplit split = new RowSplit(rows, WEEK);
    long begin =
        rows.stream()
            .filter(row -> split.judging(row) == Use.STOP || split.judging(row) == Use.CALIBRATE)
            .mapToLong(TrainingRow::windowEnd)
            .min()
            .orElseThrow();

    assertThat(split.byTime()).isTrue();
    assertThat(last(rows, split, Use.TEACH) + WEEK.toMillis()).isLessThanOrEqualTo(begin);
  }

  @Test
  void rowsWithoutOutcomeTeachTheHeadNothing() {
    List<TrainingRow> rows = rows(100);
    RowSplit split = new RowSplit(rows, WEEK);

    assertThat(rows.stream().filter(row -> !row.outcome().isKnown()))
        .allMatch(row -> split.judging(row) == Use.NOTHING);
  }

  @Test
  void nobodyBothStopsAndCalibrates() {
    for (int days : new int[] {14, 100}) {
      List<TrainingRow> rows = rows(days);
      RowSplit split = new RowSplit(rows, WEEK);
      Set<String> stopping = new HashSet<>();
      Set<String> calibrating = new HashSet<>();
      for (TrainingRow row : rows) {
        switch (split.judging(row)) {
          case STOP -> stopping.add(row.user());
          case CALIBRATE -> calibrating.add(row.user());
          default -> {}
        }
      }

      assertThat(stopping).isNotEmpty().doesNotContainAnyElementsOf(calibrating);
      assertThat(calibrating).isNotEmpty();
    }
  }

  @Test
  void aShortHistoryIsSplitByUsers() {
    List<TrainingRow> rows = rows(14);
    RowSplit split = new RowSplit(rows, WEEK);

    assertThat(split.byTime()).isFalse();
    assertThat(rows.stream().filter(row -> split.judging(row) == Use.TEACH)).isNotEmpty();
  }
}
