package io.shoal.training.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.window.PaneFeatures;
import io.shoal.window.UserWindow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowSampleTest {
  private static final long DAY = 86_400_000L;
  private static final int DAYS = 3;

  /** Twenty users on three days. */
  private static RowSample sample(int limit) {
    RowSample sample = new RowSample(limit, Duration.ofDays(1));
    for (int day = 1; day <= DAYS; day++) {
      for (int user = 0; user < 20; user++) {
        sample.user(window("u" + user, day * DAY));
      }
      sample.windowEnd(day * DAY);
    }
    return sample;
  }

  private static UserWindow window(String user, long end) {
    return new UserWindow(
        user,
        end,
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
        List.of(),
        Map.of());
  }

  @Test
  void fewerRowsAreThoseOfFewerUsers() {
    List<TrainingRow> few = sample(100).rows(5 * DAYS);

    assertThat(few).hasSize(5 * DAYS);
    assertThat(few.stream().map(TrainingRow::user).distinct()).hasSize(5);
    assertThat(few.stream().map(TrainingRow::windowEnd)).isSorted();
  }

  @Test
  void fewerRowsAreThoseThatASmallerSampleHolds() {
    assertThat(places(sample(100).rows(5 * DAYS))).isEqualTo(places(sample(5 * DAYS).rows()));
  }

  private static List<String> places(List<TrainingRow> rows) {
    return rows.stream().map(row -> row.user() + " " + row.windowEnd()).toList();
  }
}
