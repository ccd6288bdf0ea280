package io.shoal.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.drift.Coverage.Gap;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DriftOutlookTest {
  private static final long WINDOW = 900_000;
  private static final StreamId CONVERSION = StreamId.ofAll(StreamKind.CONVERSION);
  private static final StreamId RARE = new StreamId(StreamKind.FEATURE, "rare");

  @Test
  void aLongHistoryIsReplayedAndItsFalseAlarmsAreToldForTheBudgetOfTheJob() {
    DriftReference reference = reference(28).with(new KeptBudget(30, 60, 27, 2, 86_400, 2_688));

    DriftOutlook outlook = new DriftOutlook(reference, options(2));

    assertThat(outlook.promised()).isEqualTo(2);
    assertThat(outlook.measured()).isEqualTo(1.8);
    assertThat(outlook.lines())
        .containsExactly(
            "False drift alerts in 30 days: 2 promised, 1.8 measured in a replay of 28 days of"
                + " healthy history, threshold raised 2 times. Streams judged: 1.",
            "Not judged, with fewer than 96 readings in history: feature/rare.");
  }

  @Test
  void aPromiseThatTheReplayDidNotKeepIsSaid() {
    DriftReference reference = reference(28).with(new KeptBudget(30, 90, 60, 32, 86_400, 2_688));

    assertThat(new DriftOutlook(reference, DriftOptions.defaults()).lines().get(0))
        .contains("2 measured", "THE PROMISE IS NOT KEPT");
  }

  @Test
  void aShortHistorySaysWhatItCannotTellApartAndThatNothingWasReplayed() {
    DriftOutlook outlook = new DriftOutlook(reference(13), DriftOptions.defaults());

    assertThat(outlook.measured()).isNaN();
    assertThat(outlook.lines())
        .anySatisfy(line -> assertThat(line).contains("1 promised, not tried"))
        .anySatisfy(line -> assertThat(line).contains("only weekdays from weekends", "13.0 days"));
  }

  @Test
  void segmentsWithFewConversionsAreNamedUpToSix() {
    Map<StreamId, Gap> few = new TreeMap<>();
    for (int segment = 1; segment <= 8; segment++) {
      few.put(new StreamId(StreamKind.SEGMENT_CONVERSION, "" + segment), Gap.FEW_CONVERSIONS);
    }

    assertThat(reference(28).lacking(few).coverage().limits())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("fewer than 50 conversions", "segment-conversion/6 and 2 more"));
  }

  @Test
  void theReferenceRemembersWhatItCannotJudge() throws IOException {
    DriftReference reference = reference(13);

    assertThat(DriftReference.fromJson(reference.toJson()).coverage())
        .isEqualTo(reference.coverage());
    assertThat(reference.coverage().gaps()).containsOnlyKeys(RARE);
  }

  private static DriftOptions options(double falseAlarms) {
    return new DriftOptions(falseAlarms, Duration.ofDays(30), Duration.ofMinutes(15));
  }

  private static DriftReference reference(int days) {
    double[] values = Ticks.autoregressive(5, .3, days * 96 + 1);
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      TreeMap<StreamId, Reading> readings = new TreeMap<>();
      readings.put(CONVERSION, Reading.of(10 + values[i]));
      if (i < 95) {
        readings.put(RARE, Reading.of(values[i]));
      }
      ticks.add(new Tick(1_767_571_200_000L + i * WINDOW, readings));
    }
    return DriftReference.learn(ticks);
  }
}
