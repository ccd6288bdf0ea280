package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SoundCatalogTest {
  private static SegmentCatalog linked(Links links) {
    return catalog(1, links);
  }

  /** Three micro-centres in a plane, all of one segment. */
  private static SegmentCatalog catalog(int segment, Links links) {
    TreeMap<Integer, Segment> segments = new TreeMap<>();
    segments.put(1, new Segment(1, 0, 7));
    List<MicroCentre> centres = List.of(at(0, segment), at(1_000, segment), at(2_000, segment));
    return new SegmentCatalog(
        2,
        7,
        2,
        1_500,
        0,
        centres,
        links,
        new double[DistanceHistogram.BINS],
        List.of(),
        segments,
        new TreeMap<>(),
        new TreeMap<>());
  }

  private static MicroCentre at(double x, int segment) {
    return new MicroCentre(new double[] {x, 0}, 100, 30, segment);
  }

  private static Links links(double weight, long... pairs) {
    double[] weights = new double[pairs.length];
    Arrays.fill(weights, weight);
    return new Links(pairs, weights);
  }

  private static void isRefused(SegmentCatalog catalog, String why) {
    assertThatThrownBy(() -> catalog.requireSound(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void whatIsSoundIsTaken() {
    SegmentCatalog sound = linked(links(5, SegmentCatalog.pair(0, 1), SegmentCatalog.pair(1, 2)));

    assertThat(sound.requireSound(2)).isSameAs(sound);
  }

  @Test
  void embeddingsMustHaveAsManyDimensions() {
    assertThatThrownBy(() -> linked(Links.NONE).requireSound(3))
        .hasMessageContaining("it has 2 dimensions, and embeddings have 3");
  }

  @Test
  void aSegmentThatIsNotThereIsNamed() {
    isRefused(catalog(4, Links.NONE), "a micro-centre is of segment 4, which is not there");
  }

  @Test
  void linksMustBeBetweenMicroCentresThatAreThere() {
    isRefused(linked(links(5, SegmentCatalog.pair(1, 3))), "micro-centres that are not there");
    isRefused(linked(links(5, SegmentCatalog.pair(1, 1))), "micro-centres that are not there");
    isRefused(linked(links(5, -1)), "micro-centres that are not there");
  }

  @Test
  void linksMustBeInOrderAndFinite() {
    isRefused(
        linked(links(5, SegmentCatalog.pair(1, 2), SegmentCatalog.pair(0, 1))), "in no order");
    isRefused(linked(links(Double.NaN, SegmentCatalog.pair(1, 2))), "no finite number");
  }
}
