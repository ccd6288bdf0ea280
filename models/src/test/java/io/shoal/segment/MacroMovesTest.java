package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of one wide cloud, between whose micro-centres there is a valley. */
class MacroMovesTest {
  private static final int[] HALVES = {1, 1, 1, 2, 2, 2};
  private static final int[] WHOLE = {1, 1, 1, 1, 1, 1};

  /** The segments after a step that asks embeddings, or not. */
  private static int segmentsAfter(int[] segment, double certainAbove) {
    List<MicroCentre> cloud = new SampledGroups().cloud(3_000, 0, 1_300).centres();
    List<MicroCentre> centres =
        IntStream.range(0, segment.length).mapToObj(i -> cloud.get(i).in(segment[i])).toList();
    TreeMap<Integer, Segment> segments = new TreeMap<>();
    IntStream.of(segment).forEach(id -> segments.put(id, new Segment(id, 0, 0)));
    TreeMap<Long, Double> links = new TreeMap<>();
    for (int[] pair : new int[][] {{0, 1}, {1, 2}, {3, 4}, {4, 5}, {0, 3}}) {
      links.put(SegmentCatalog.pair(pair[0], pair[1]), pair[1] - pair[0] == 1 ? 300.0 : 30.0);
    }
    SegmentCatalog before = SegmentCatalog.empty(2).with(centres, segments);
    SegmenterOptions options =
        new SegmenterOptions(Duration.ofDays(5), 200, 20, Duration.ZERO, 0, 0.75, certainAbove);
    return new MacroMoves(
            before, centres, links, 1, SampledGroups.RADIUS, before.distances, options)
        .step()
        .catalog()
        .segments()
        .size();
  }

  @Test
  void itsHalvesMergeWhereEmbeddingsAreAsked() {
    assertThat(segmentsAfter(HALVES, 1)).isEqualTo(2);
    assertThat(segmentsAfter(HALVES, 0.6)).isEqualTo(1);
  }

  @Test
  void itDoesNotSplitWhereEmbeddingsAreAsked() {
    assertThat(segmentsAfter(WHOLE, 1)).isEqualTo(2);
    assertThat(segmentsAfter(WHOLE, 0.6)).isEqualTo(1);
  }
}
