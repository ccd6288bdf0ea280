package io.shoal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shoal.feature.FeaturePlan;
import io.shoal.feature.FeatureSpec;
import io.shoal.segment.Label;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentEvent;
import io.shoal.segment.SegmentEvent.Kind;
import io.shoal.window.WindowTally;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SegmentProfilesTest {
  private static final long DAY = 86_400_000L;
  private static final long QUARTER = DAY / 4;

  /** Monday, 5 January 2026. */
  private static final long MONDAY = 1_767_571_200_000L;

  private static final FeaturePlan PLAN =
      new FeaturePlan(
          FeatureSpec.parse(
              """
              features:
                - {id: video, kind: share, events: [v], halfLives: [P1D, P7D],
                   high: watches video, low: watches little video}
                - {id: carts, kind: count, events: [c], halfLives: [P7D]}
                - {id: devices, kind: bucket_share, events: [v], property: [d], buckets: 2,
                   halfLives: [P7D]}
              """));
  private static final int FEATURES = PLAN.outputs();

  private final SegmentDescriber describer = new SegmentDescriber(PLAN);
  private SegmentProfiles profiles = SegmentProfiles.of(SegmentCatalog.empty(2), FEATURES);
  private long now = MONDAY;
  private DayReport report;

  /** A window of six hours; the report of the day, if it ends one. */
  private void window(List<SegmentEvent> turns, Consumer<WindowTally> users) {
    now += QUARTER;
    WindowTally tally = new WindowTally(now, FEATURES);
    users.accept(tally);
    profiles = profiles.after(turns, tally.summary());
    if (SegmentDescriber.endsDay(now)) {
      report = describer.report(profiles, now);
      profiles = report.profiles();
    }
  }

  private void day(List<SegmentEvent> turns, Consumer<WindowTally> users) {
    window(turns, users);
    for (int quarter = 1; quarter < 4; quarter++) {
      window(List.of(), tally -> {});
    }
  }

  private void days(int n) {
    for (int day = 0; day < n; day++) {
      day(List.of(), tally -> {});
    }
  }

  private SegmentEvent turn(Kind kind, int segment, int other) {
    return new SegmentEvent(kind, segment, other, now + QUARTER);
  }

  private List<SegmentEvent> born(int... ids) {
    return java.util.Arrays.stream(ids).mapToObj(id -> turn(Kind.BORN, id, 0)).toList();
  }

  private SegmentProfile told(int id) {
    return report.segments().stream().filter(p -> p.id() == id).findFirst().orElseThrow();
  }

  private static void enter(WindowTally tally, int segment, int users) {
    for (int i = 0; i < users; i++) {
      tally.change(0, segment);
    }
  }

  /** Users who spread over three bins around one, in all outputs but the last two. */
  private static void active(WindowTally tally, int segment, int users, int video, int carts) {
    for (int i = 0; i < users; i++) {
      int spread = i % 3 - 1;
      byte[] bins = {
        (byte) video, (byte) (video + spread), (byte) (carts + spread), (byte) (19 * (i % 2)), -1
      };
      tally.active(segment, bins, 0, 3, i % 2);
    }
  }

  @Test
  void everyLivingSegmentIsToldWithItsSizeAndShareOnceADay() {
    day(
        born(1, 2, 3),
        tally -> {
          enter(tally, 1, 30);
          enter(tally, 2, 10);
        });

    assertThat(report.segments()).extracting(SegmentProfile::id).containsExactly(1, 2, 3);
    assertThat(told(1).size()).isEqualTo(30);
    assertThat(told(1).share()).isEqualTo(0.75);
    assertThat(told(1).volatility()).isEqualTo(1);
    assertThat(told(3).size()).isZero();
    assertThat(told(3).volatility()).isNaN();
  }

  @Test
  void changeIsThatOfSevenDaysAndSizeThatOfAllTime() {
    day(born(1), tally -> enter(tally, 1, 30));
    days(5);
    day(List.of(), tally -> tally.change(1, 0));
    assertThat(told(1).adds()).isEqualTo(30);
    assertThat(told(1).drops()).isEqualTo(1);

    days(1);

    assertThat(told(1).adds()).isZero();
    assertThat(told(1).drops()).isEqualTo(1);
    assertThat(told(1).size()).isEqualTo(29);
  }

  @Test
  void conversionIsThatOf28Days() {
    day(
        born(1),
        tally -> {
          tally.outcome(1, true);
          tally.outcome(1, false);
        });
    days(27);
    assertThat(told(1).conversion()).isEqualTo(new Conversion(2, 1));

    days(1);

    assertThat(told(1).conversion()).isEqualTo(new Conversion(0, 0));
  }

  @Test
  void whatSetsSegmentsApartComesStrongestFirstAndOnceForEachFeature() {
    day(
        born(1, 2),
        tally -> {
          active(tally, 1, 60, 18, 9);
          active(tally, 2, 60, 3, 11);
        });

    SegmentProfile first = told(1);
    assertThat(first.features())
        .extracting(c -> c.words().feature())
        .containsExactly("video", "carts");
    assertThat(first.features().get(0).isHigh()).isTrue();
    assertThat(first.features().get(0).output()).isEqualTo("video@1d");
    // All of 60 in the highest quarter against none of 60.
    assertThat(first.features().get(0).lift()).isCloseTo(60.5 / 0.5, within(1e-9));
    // Means 9 and 11; within both, variance 2/3 and that of a bin.
    assertThat(first.features().get(1).difference())
        .isCloseTo(-2 / Math.sqrt(2.0 / 3 + 1.0 / 12), within(1e-9));
    assertThat(first.name()).isEqualTo("watches video, low carts");
    assertThat(told(2).name()).isEqualTo("watches little video, high carts");
  }

  @Test
  void aNameIsOfThePresent() {
    day(
        born(1, 2),
        tally -> {
          active(tally, 1, 60, 18, 9);
          active(tally, 2, 60, 3, 9);
        });
    for (int i = 0; i < 7; i++) {
      day(
          List.of(),
          tally -> {
            active(tally, 1, 60, 3, 9);
            active(tally, 2, 60, 18, 9);
          });
    }

    assertThat(told(1).name()).isEqualTo("watches little video");
  }

  @Test
  void tooFewValuesSayNothing() {
    day(
        born(1, 2),
        tally -> {
          active(tally, 1, 19, 18, 9);
          active(tally, 2, 60, 3, 9);
        });

    assertThat(told(1).features()).isEmpty();
    assertThat(told(1).name()).isEqualTo("not yet described (s1)");
  }

  @Test
  void lineageIsTold() {
    day(born(1), tally -> enter(tally, 1, 10));
    day(List.of(turn(Kind.SPLIT, 2, 1), turn(Kind.SPLIT, 3, 1)), tally -> enter(tally, 2, 5));
    assertThat(told(2).parent()).isEqualTo(1);
    assertThat(told(2).bornAt()).isEqualTo(MONDAY + DAY + QUARTER);

    day(List.of(turn(Kind.MERGED, 2, 3)), tally -> {});
    assertThat(report.gone()).containsExactly(2);
    day(List.of(turn(Kind.MERGED, 3, 1)), tally -> {});

    assertThat(told(1).absorbed()).containsExactly(2, 3);
    assertThat(report.segments()).hasSize(1);
    assertThat(report.gone()).containsExactly(3);
  }

  @Test
  void whatCameAndWentBetweenTwoReportsWasNeverTold() {
    window(born(1, 2), tally -> {});
    window(List.of(turn(Kind.DIED, 2, 0)), tally -> {});
    window(List.of(), tally -> {});
    window(List.of(), tally -> {});

    assertThat(report.gone()).isEmpty();
    assertThat(report.segments()).extracting(SegmentProfile::id).containsExactly(1);
  }

  @Test
  void theTypicalWeekSaysWhenAndHowMuchAMemberDoes() {
    for (int i = 0; i < 14; i++) {
      boolean first = i == 0;
      // Mondays from 12:00 to 18:00, and Tuesdays from 0:00 to 6:00 twice as much.
      boolean monday = i % 7 == 0;
      boolean tuesday = i % 7 == 1;
      window(
          first ? born(1) : List.of(),
          tally -> {
            enter(tally, 1, first ? 10 : 0);
            active(tally, 1, tuesday ? 20 : 0, 5, 5);
          });
      window(List.of(), tally -> {});
      window(List.of(), tally -> active(tally, 1, monday ? 10 : 0, 5, 5));
      window(List.of(), tally -> {});
    }

    TypicalWeek week = told(1).week();
    assertThat(week.events()).isEqualTo(9);
    assertThat(week.conversions()).isEqualTo(1.5);
    assertThat(week.blocks()).hasSize(28);
    assertThat(week.blocks()[2]).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(week.blocks()[4]).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void aWeekdayThatCameUpMoreOftenWeighsNoMore() {
    for (int i = 0; i < 8; i++) {
      boolean mondayOrTuesday = i % 7 < 2;
      boolean first = i == 0;
      day(first ? born(1) : List.of(), tally -> active(tally, 1, mondayOrTuesday ? 10 : 0, 5, 5));
    }

    assertThat(told(1).week().blocks()[0]).isEqualTo(0.5);
    assertThat(told(1).week().blocks()[4]).isEqualTo(0.5);
  }

  @Test
  void qualityIsThatOfOneDay() {
    day(
        born(1, 2),
        tally -> {
          tally.labelled(new Label(1, 0.5, true, false));
          tally.labelled(new Label(2, 0.25, false, true));
          tally.labelled(new Label(2, 0.75, false, false));
          tally.labelled(new Label(2, 0.5, false, false));
          tally.rescored(1, 1);
          tally.rescored(2, 1);
          tally.moved(7);
        });

    assertThat(report.quality().segments()).isEqualTo(2);
    assertThat(report.quality().silhouette()).isEqualTo(0.5);
    assertThat(report.quality().marginShare()).isEqualTo(0.25);
    assertThat(report.quality().noiseShare()).isEqualTo(0.25);
    assertThat(report.quality().stability()).isEqualTo(0.5);
    assertThat(report.quality().totals().moved()).isEqualTo(1);
    assertThat(profiles.lastQuality()).isEqualTo(report.quality());

    days(1);

    assertThat(report.quality().silhouette()).isNaN();
    assertThat(report.quality().totals().labelled()).isZero();
  }

  @Test
  void profilesSurviveTheirCodecAtAnyTime() {
    day(
        born(1, 2, 3),
        tally -> {
          active(tally, 1, 60, 18, 9);
          active(tally, 2, 60, 3, 9);
          enter(tally, 1, 5);
          tally.labelled(new Label(1, -0.5, true, false));
        });
    window(
        List.of(turn(Kind.MERGED, 3, 2), turn(Kind.SPLIT, 4, 1)),
        tally -> {
          active(tally, 4, 5, 1, 1);
          tally.labelled(new Label(1, 0.25, false, false));
        });

    SegmentProfiles copy = SegmentProfiles.fromBytes(profiles.toBytes());

    assertThat(copy.toBytes()).isEqualTo(profiles.toBytes());
    assertThat(copy.living.get(1).name()).isEqualTo(profiles.living.get(1).name());
    assertThat(copy.living.get(2).absorbed()).containsExactly(3);
    assertThat(copy.gone).containsExactly(3);
    assertThat(copy.today).isEqualTo(profiles.today);
    assertThat(copy.lastDay.silhouette()).isNegative();
    assertThat(copy.living.get(1).days().firstEntry().getValue().totals())
        .isEqualTo(profiles.living.get(1).days().firstEntry().getValue().totals());
  }

  @Test
  void profilesOfAnotherFormatAreRefused() {
    byte[] bytes = profiles.toBytes();
    bytes[0] = 99;

    assertThatThrownBy(() -> SegmentProfiles.fromBytes(bytes)).hasMessageContaining("version 99");
  }
}
