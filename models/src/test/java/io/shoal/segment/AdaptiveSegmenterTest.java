package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.UserHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdaptiveSegmenterTest {
  private static final long HOUR = 3_600_000L;

  private Segmenter segmenter =
      new AdaptiveSegmenter(new SegmenterOptions(Duration.ofHours(3), 100, 20));
  private SplittableRandom random = new SplittableRandom(UserHash.mix(42));
  private SegmentCatalog catalog = SegmentCatalog.empty(4);
  private final List<SegmentEvent> events = new ArrayList<>();

  private short[] around(int centre) {
    return around(centre, 700);
  }

  private short[] around(int centre, int spread) {
    short[] point = new short[4];
    for (int i = 0; i < 4; i++) {
      double u = 1 - random.nextDouble();
      double gauss =
          StrictMath.sqrt(-2 * StrictMath.log(u))
              * StrictMath.cos(2 * Math.PI * random.nextDouble());
      point[i] = (short) ((i == 0 ? centre : 0) + spread * gauss);
    }
    return point;
  }

  private void hours(int from, int to, int... centres) {
    for (int hour = from; hour < to; hour++) {
      WindowCount count = segmenter.open(catalog);
      for (int i = 0; i < 1_000; i++) {
        count.add(UserHash.mix(hour * 1_000L + i), around(centres[i % centres.length]));
      }
      SegmentStep step = segmenter.close(catalog, count, hour * HOUR);
      catalog = step.catalog();
      events.addAll(step.events());
    }
  }

  @Test
  void oneCloudIsOneSegment() {
    hours(1, 20, 0);

    assertThat(catalog.segments()).hasSize(1);
  }

  @Test
  void twoCloudsAreTwoSegmentsWhoseIdsStay() {
    hours(1, 10, -8_000, 8_000);
    int left = new SegmentLabels(catalog).of(around(-8_000), 0);
    int right = new SegmentLabels(catalog).of(around(8_000), 0);
    hours(10, 30, -8_000, 8_000);

    assertThat(catalog.segments()).hasSize(2);
    assertThat(left).isNotEqualTo(right);
    assertThat(new SegmentLabels(catalog).of(around(-8_000), 0)).isEqualTo(left);
    assertThat(new SegmentLabels(catalog).of(around(8_000), 0)).isEqualTo(right);
  }

  @Test
  void aNewCloudIsBornAndAnOldOneDies() {
    hours(1, 10, -8_000, 8_000);
    int left = new SegmentLabels(catalog).of(around(-8_000), 0);
    hours(10, 40, 0, 8_000);

    assertThat(events).anyMatch(e -> e.kind() == SegmentEvent.Kind.DIED && e.segment() == left);
    assertThat(catalog.survivor(left)).isZero();
    assertThat(catalog.segments()).hasSize(2);
  }

  @Test
  void aNewCloudIsBornThoughOneMicroCentreHoldsAllOfIt() {
    hours(1, 10, -8_000, 8_000);
    WindowCount count = segmenter.open(catalog);
    for (int i = 0; i < 1_000; i++) {
      boolean isNew = i % 10 == 0;
      count.add(UserHash.mix(i), isNew ? around(0, 50) : around(i % 2 == 0 ? -8_000 : 8_000));
    }
    catalog = segmenter.close(catalog, count, 10 * HOUR).catalog();

    int born = new SegmentLabels(catalog).of(around(0, 50), 0);
    assertThat(catalog.segments()).hasSize(3);
    assertThat(catalog.centres).filteredOn(centre -> centre.segment() == born).hasSize(1);
  }

  @Test
  void aCloudThatPartsSplitsAndTheNewSegmentNamesItsParent() {
    hours(1, 10, 0);
    int whole = new SegmentLabels(catalog).of(around(0), 0);
    for (int hour = 10; hour < 50; hour++) {
      int apart = Math.min(6_000, (hour - 9) * 200);
      hours(hour, hour + 1, -apart, apart);
    }

    assertThat(catalog.segments()).hasSize(2);
    assertThat(catalog.segments()).anyMatch(s -> s.id() == whole);
    assertThat(catalog.segments()).anyMatch(s -> s.parent() == whole);
  }

  @Test
  void cloudsThatMeetMergeAndTheOneThatIsGoneNamesItsHeir() {
    hours(1, 10, -6_000, 6_000, 6_000, 6_000);
    int light = new SegmentLabels(catalog).of(around(-6_000), 0);
    int heavy = new SegmentLabels(catalog).of(around(6_000), 0);
    for (int hour = 10; hour < 40; hour++) {
      int apart = Math.max(0, 6_000 - (hour - 9) * 400);
      hours(hour, hour + 1, -apart, apart, apart, apart);
    }

    assertThat(catalog.segments()).hasSize(1);
    assertThat(catalog.survivor(light)).isEqualTo(heavy);
  }

  /** When a cloud of one in ten, on its way into a large one, is merged with it. */
  private long mergedAt(double doubt) {
    SegmenterOptions usual = new SegmenterOptions(Duration.ofHours(3), 100, 20);
    segmenter =
        new AdaptiveSegmenter(
            new SegmenterOptions(
                usual.halfLife(), 100, 20, usual.patience(), doubt, usual.mergeAbove(), 1));
    catalog = SegmentCatalog.empty(4);
    events.clear();
    random = new SplittableRandom(1);
    int[] centres = new int[10];
    for (int hour = 1; hour < 40; hour++) {
      centres[7] = Math.max(0, Math.min(9_000, 9_000 - (hour - 11) * 500));
      hours(hour, hour + 1, centres);
    }
    SegmentEvent merged = events.get(events.size() - 1);
    assertThat(merged.kind()).isEqualTo(SegmentEvent.Kind.MERGED);
    return merged.windowEnd();
  }

  @Test
  void whileItIsNotCertainThatTwoSegmentsAreOneTheyMergeLater() {
    assertThat(mergedAt(1)).isGreaterThan(mergedAt(0));
  }

  @Test
  void oneInAHundredIsASegmentOfItsOwn() {
    int[] centres = new int[100];
    centres[7] = 9_000;
    hours(1, 12, centres);
    SegmentLabels labels = new SegmentLabels(catalog);

    assertThat(catalog.segments()).hasSize(2);
    assertThat(labels.of(around(9_000), 0)).isNotEqualTo(labels.of(around(0), 0));
  }

  @Test
  void whoStandsAtABorderStaysWhereTheyAre() {
    hours(1, 10, -2_500, 2_500);
    SegmentLabels labels = new SegmentLabels(catalog);
    int left = labels.of(around(-2_500), 0);
    int right = labels.of(around(2_500), 0);
    short[] border = {0, 0, 0, 0};

    assertThat(left).isNotEqualTo(right);
    assertThat(labels.of(border, left)).isEqualTo(left);
    assertThat(labels.of(border, right)).isEqualTo(right);
  }

  @Test
  void aCatalogueSurvivesItsCodec() {
    hours(1, 10, -8_000, 8_000);
    byte[] bytes = catalog.toBytes();

    assertThat(SegmentCatalog.fromBytes(bytes).toBytes()).isEqualTo(bytes);
  }

  @Test
  void countsOfPartsMergeToTheCountOfTheWhole() {
    hours(1, 5, -8_000, 8_000);
    WindowCount whole = segmenter.open(catalog);
    WindowCount[] parts = {
      segmenter.open(catalog), segmenter.open(catalog), segmenter.open(catalog)
    };
    for (int i = 0; i < 3_000; i++) {
      short[] point = around(i % 20 == 0 ? 16_000 : -8_000);
      whole.add(i, point);
      parts[i % 3].add(i, point);
    }
    parts[2].merge(parts[0]);
    parts[2].merge(parts[1]);

    assertThat(segmenter.close(catalog, parts[2], 5 * HOUR).catalog().toBytes())
        .isEqualTo(segmenter.close(catalog, whole, 5 * HOUR).catalog().toBytes());
  }
}
