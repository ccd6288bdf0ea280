package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelTest {
  private static final double RADIUS = 300;

  private static Label label(int x, int current, MicroCentre... centres) {
    SegmentCatalog empty = SegmentCatalog.empty(1);
    SegmentCatalog catalog =
        new SegmentCatalog(
            1,
            0,
            9,
            RADIUS,
            0,
            List.of(centres),
            Links.NONE,
            empty.distances,
            List.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());
    SegmentLabels labels = new SegmentLabels(catalog);
    Label label = labels.label(new short[] {(short) x}, current);
    assertThat(label.segment()).isEqualTo(labels.of(new short[] {(short) x}, current));
    assertThat(new SegmentLabels(catalog.forLabels()).label(new short[] {(short) x}, current))
        .isEqualTo(label);
    return label;
  }

  private static MicroCentre centre(double at, int segment) {
    return new MicroCentre(new double[] {at}, 100, 100, segment);
  }

  @Test
  void theSilhouetteComparesTheNearestOfItsOwnWithTheNearestOfAnyOther() {
    Label label = label(100, 0, centre(0, 1), centre(-500, 1), centre(1_100, 2), centre(900, 3));

    assertThat(label.segment()).isEqualTo(1);
    assertThat(label.silhouette()).isCloseTo((800.0 - 100) / 800, within(1e-12));
  }

  @Test
  void whoStaysOutOfLoyaltyHasANegativeSilhouetteAndIsAtTheMargin() {
    Label label = label(510, 1, centre(0, 1), centre(1_000, 2));

    assertThat(label.segment()).isEqualTo(1);
    assertThat(label.silhouette()).isNegative();
    assertThat(label.atMargin()).isTrue();
  }

  @Test
  void whoIsDeepInASegmentIsNotAtItsMargin() {
    assertThat(label(10, 0, centre(0, 1), centre(1_000, 2)).atMargin()).isFalse();
  }

  @Test
  void noiseIsFartherThanTheRadiusFromEveryMicroCentreOfASegment() {
    assertThat(label(299, 0, centre(0, 1), centre(5_000, 2)).isNoise()).isFalse();
    assertThat(label(301, 0, centre(0, 1), centre(5_000, 2)).isNoise()).isTrue();
    assertThat(label(301, 0, centre(0, 1), centre(301, 0)).isNoise()).isTrue();
  }

  @Test
  void whoIsNearToAnotherSegmentIsNoNoise() {
    Label label = label(320, 1, centre(0, 1), centre(600, 2));

    assertThat(label.segment()).isEqualTo(1);
    assertThat(label.isNoise()).isFalse();
  }

  @Test
  void withoutAnotherSegmentThereIsNoSilhouette() {
    assertThat(label(10, 0, centre(0, 1)).silhouette()).isNaN();
    assertThat(label(10, 0).segment()).isZero();
  }
}
