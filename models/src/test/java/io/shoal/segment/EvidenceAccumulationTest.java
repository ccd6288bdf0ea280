package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvidenceAccumulationTest {
  private static final double WEIGHT = 100;

  private final EvidenceAccumulation evidence =
      new EvidenceAccumulation(new SegmenterOptions(Duration.ofDays(5), 200, 50));

  /** Micro-centres along a line, 4,000 apart, in the segments given. */
  private static SegmentCatalog grouping(double weightOfLast, int... segments) {
    List<MicroCentre> centres = new ArrayList<>();
    TreeMap<Integer, Segment> living = new TreeMap<>();
    for (int i = 0; i < segments.length; i++) {
      double weight = i == segments.length - 1 ? weightOfLast : WEIGHT;
      centres.add(new MicroCentre(new double[] {4_000 * i}, weight, weight, segments[i]));
      if (segments[i] != 0) {
        living.put(segments[i], new Segment(segments[i], 0, 7));
      }
    }
    return new SegmentCatalog(
        1,
        7,
        99,
        1_000,
        3,
        centres,
        Links.NONE,
        new double[DistanceHistogram.BINS],
        List.of(),
        living,
        new TreeMap<>(),
        new TreeMap<>());
  }

  private static List<Integer> segments(SegmentCatalog catalog) {
    return catalog.centres.stream().map(MicroCentre::segment).toList();
  }

  @Test
  void whatOneGroupingPartsByChanceIsOne() {
    SegmentCatalog chance = grouping(WEIGHT, 5, 5, 6, 7, 7);
    SegmentCatalog usual = grouping(WEIGHT, 3, 3, 3, 2, 2);

    assertThat(segments(evidence.of(List.of(chance, usual, usual)))).containsExactly(1, 1, 1, 2, 2);
  }

  @Test
  void whatOneGroupingJoinsByChanceIsTwo() {
    SegmentCatalog chance = grouping(WEIGHT, 1, 1, 1, 1, 1);
    SegmentCatalog usual = grouping(WEIGHT, 3, 3, 3, 2, 2);

    assertThat(segments(evidence.of(List.of(chance, usual, usual)))).containsExactly(1, 1, 1, 2, 2);
  }

  @Test
  void whatNoGroupingGivesEnoughWeightJoinsTheMostAssociated() {
    SegmentCatalog once = grouping(20, 1, 1, 2, 2, 2);
    SegmentCatalog apart = grouping(20, 1, 1, 2, 2, 3);

    assertThat(segments(evidence.of(List.of(once, apart, apart)))).containsExactly(1, 1, 2, 2, 2);
  }

  @Test
  void whatHasNoSegmentStaysWithoutOne() {
    assertThat(segments(evidence.of(List.of(grouping(WEIGHT, 4, 0, 4))))).containsExactly(1, 0, 1);
  }

  @Test
  void idsBeginAnewAndTheRestIsThatOfTheFirstGrouping() {
    SegmentCatalog catalog = evidence.of(List.of(grouping(WEIGHT, 8, 9)));

    assertThat(catalog.segments()).containsExactly(new Segment(1, 0, 7), new Segment(2, 0, 7));
    assertThat(catalog.nextId).isEqualTo(3);
    assertThat(catalog.unmoved).isEqualTo(3);
    assertThat(catalog.radius).isEqualTo(1_000);
  }

  @Test
  void aGroupingThatFoundNothingHasNoSay() {
    SegmentCatalog two = grouping(WEIGHT, 1, 1, 2, 2);
    SegmentCatalog none = SegmentCatalog.empty(1);

    assertThat(segments(evidence.of(List.of(two, none, none)))).containsExactly(1, 1, 2, 2);
  }

  @Test
  void whereNothingWasFoundNothingIs() {
    assertThat(evidence.of(List.of(SegmentCatalog.empty(3))).segments()).isEmpty();
  }
}
