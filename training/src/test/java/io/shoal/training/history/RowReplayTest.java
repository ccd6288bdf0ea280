package io.shoal.training.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.shoal.event.CustomerEvent;
import io.shoal.featurelog.LogRow;
import io.shoal.featurelog.UserRow;
import io.shoal.featurelog.WindowRow;
import io.shoal.window.EventCensus;
import io.shoal.window.PaneFeatures;
import io.shoal.window.UserWindow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowReplayTest {
  private static final long WINDOW = 900_000;
  private static final String SPEC = "0123456789abcdef";

  /** Writes down what it is told. */
  private static final class Diary implements History.Visitor {
    final List<String> entries = new ArrayList<>();

    @Override
    public boolean wants(String user) {
      return !user.equals("unwanted");
    }

    @Override
    public void dead(long windowEnd, long records) {
      entries.add("dead " + records + " at " + windowEnd / WINDOW);
    }

    @Override
    public void events(EventCensus census) {
      entries.add("events " + census.arrivals());
    }

    @Override
    public void user(UserWindow window) {
      entries.add(
          window.user() + " " + window.events() + " events, " + window.conversions() + " convert");
    }

    @Override
    public void stranger(String user, long windowEnd, int conversions) {
      entries.add(user + " by others, " + conversions + " convert");
    }

    @Override
    public void windowEnd(long windowEnd) {
      entries.add("end " + windowEnd / WINDOW);
    }

    @Override
    public void unknown(long windowEnd) {
      entries.add("unknown " + windowEnd / WINDOW);
    }
  }

  private final Diary diary = new Diary();
  private final RowReplay replay = new RowReplay(diary, SPEC, Set.of("purchase"), read -> {});

  private static UserRow row(String user, int window, String spec, boolean idle) {
    return new UserRow(
        user,
        window * WINDOW,
        spec,
        "model",
        idle,
        false,
        0,
        idle ? Map.of() : Map.of("purchase", 2, "view", 3),
        Map.of(),
        new float[1],
        new boolean[1],
        PaneFeatures.NONE);
  }

  private static WindowRow census(int window) {
    EventCensus census = new EventCensus();
    CustomerEvent event =
        new CustomerEvent("e", "u", "view", 0, 0, "web", Map.of(), Map.of("page", "home"));
    census.add(
        new UserWindow(
            "u",
            window * WINDOW,
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
            Map.of("web", 4)));
    return new WindowRow(window * WINDOW, 0, census);
  }

  private void tell(LogRow... rows) throws IOException {
    for (LogRow row : rows) {
      replay.row(row, row.windowEnd());
    }
  }

  @Test
  void windowsAreToldAsAReplayOfEventsWouldTellThem() throws Exception {
    tell(
        row("anna", 1, SPEC, false),
        row("unwanted", 1, SPEC, false),
        census(1),
        WindowRow.ofDead(WINDOW, 2),
        census(1),
        row("anna", 2, SPEC, true),
        row("ben", 3, SPEC, false),
        census(3));
    replay.end();

    assertThat(diary.entries)
        .containsExactly(
            "anna 5 events, 2 convert",
            "dead 2 at 1",
            "events 10",
            "end 1",
            "anna 0 events, 0 convert",
            "ben 5 events, 2 convert",
            "events 5",
            "end 3");
    assertThat(replay.events()).isEqualTo(15);
  }

  @Test
  void whatAnotherModelScoredIsPassedOverButForConversions() throws Exception {
    tell(row("anna", 1, "other", false), census(1), row("anna", 2, SPEC, false), census(2));
    replay.end();

    assertThat(diary.entries)
        .containsExactly(
            "anna by others, 2 convert",
            "unknown 1",
            "anna 5 events, 2 convert",
            "events 5",
            "end 2");
    assertThat(replay.used()).isEqualTo(1);
    assertThat(replay.passedOver()).isEqualTo(1);
  }

  @Test
  void aLabelIsKnownByWhatAnotherModelScored() throws Exception {
    RowSample sample = new RowSample(10, Duration.ofMillis(2 * WINDOW));
    RowReplay rows = new RowReplay(sample, SPEC, Set.of("purchase"), read -> {});
    for (LogRow row :
        List.of(
            row("anna", 1, SPEC, false),
            row("ben", 1, SPEC, false),
            census(1),
            row("anna", 2, "other", false),
            census(2),
            census(3))) {
      rows.row(row, row.windowEnd());
    }
    rows.end();

    assertThat(sample.rows())
        .extracting(TrainingRow::user, TrainingRow::outcome)
        .containsExactly(tuple("anna", Outcome.CONVERTED), tuple("ben", Outcome.NOT_CONVERTED));
  }

  @Test
  void rowsOfOtherFeaturesAloneAreRefusedWithWhatToDo() throws Exception {
    tell(row("anna", 1, "other", false), census(1));

    assertThatThrownBy(replay::end)
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("none of the 1 rows", "0123456789ab", "other", "--base");
  }

  @Test
  void rowsThatAreThereTwiceAreRefused() {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                tell(row("user" + i, 1, SPEC, false), row("user" + i, 1, SPEC, false));
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("twice", "1970-01-01T00:15:00Z", "--from and --until");
  }
}
