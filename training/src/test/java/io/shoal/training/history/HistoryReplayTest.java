package io.shoal.training.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.feature.FeaturePlan;
import io.shoal.feature.FeatureSpec;
import io.shoal.scoring.Goal;
import io.shoal.window.UserWindow;
import io.shoal.window.WindowOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryReplayTest {
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  @TempDir Path scratch;

  private static String event(String user, int day) {
    Instant at = START.plus(Duration.ofDays(day));
    return String.format(
        "{\"eventId\":\"%s-%d\",\"userId\":\"%s\",\"type\":\"purchase\",\"timestamp\":\"%s\"}",
        user, day, user, at);
  }

  /** Days after the first event on which a user is scored though idle. */
  private List<Long> idle(String user, List<String> lines) throws Exception {
    Path file = Files.write(scratch.resolve("events.jsonl"), lines);
    List<Long> days = new ArrayList<>();
    new HistoryFiles(List.of(file), Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE / 4, null)
        .history(new FeaturePlan(FeatureSpec.defaults()), Goal.PURCHASE, WindowOptions.defaults())
        .run(
            new History.Visitor() {
              @Override
              public void user(UserWindow window) {
                if (window.user().equals(user) && window.idle()) {
                  days.add((window.windowEnd() - START.toEpochMilli()) / 86_400_000);
                }
              }

              @Override
              public void windowEnd(long windowEnd) {
                // Users alone are looked at.
              }
            },
            read -> {});
    return days;
  }

  @Test
  void whoStaysAwayIsScoredOnEveryRung() throws Exception {
    assertThat(idle("anna", List.of(event("anna", 0), event("ben", 60))))
        .containsExactly(1L, 3L, 7L, 14L, 30L);
  }

  @Test
  void whoComesBackAndLapsesAgainIsScoredOnEveryRungAgain() throws Exception {
    assertThat(idle("anna", List.of(event("anna", 0), event("anna", 4), event("ben", 60))))
        .containsExactly(1L, 3L, 5L, 7L, 11L, 18L, 34L);
  }
}
