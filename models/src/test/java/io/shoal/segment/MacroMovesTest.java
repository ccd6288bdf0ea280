package io.shoal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of one wide cloud, between whose micro-centres there is a valley, and of three. */
class MacroMovesTest {
  private static final int[] HALVES = {1, 1, 1, 2, 2, 2};
  private static final int[] WHOLE = {1, 1, 1, 1, 1, 1};

  /** The segments after a step that asks embeddings, or not. */
  private static int segmentsAfter(int[] segment, double certainAbove) {
    List<MicroCentre> cloud = new SampledGroups().cloud(3_000, 0, 1_300).centres();
    PairCounts links = new PairCounts();
    for (int[] pair : new int[][] {{0, 1}, {1, 2}, {3, 4}, {4, 5}, {0, 3}}) {
      links.add(SegmentCatalog.pair(pair[0], pair[1]), pair[1] - pair[0] == 1 ? 300 : 30);
    }
    return segmentsAfter(in(segment, cloud), links, certainAbove);
  }

  /** The centres, with the segment of each. */
  private static List<MicroCentre> in(int[] segment, List<MicroCentre> centres) {
    return IntStream.range(0, segment.length).mapToObj(i -> centres.get(i).in(segment[i])).toList();
  }

  private static int segmentsAfter(
      List<MicroCentre> centres, PairCounts links, double certainAbove) {
    TreeMap<Integer, Segment> segments = new TreeMap<>();
    centres.forEach(c -> segments.put(c.segment(), new Segment(c.segment(), 0, 0)));
    SegmentCatalog before = SegmentCatalog.empty(2).with(centres, segments);
    SegmenterOptions options =
        new SegmenterOptions(Duration.ofDays(5), 200, 20, Duration.ZERO, 0, 0.75, certainAbove);
    return new MacroMoves(
            before, centres, links.links(), 1, SampledGroups.RADIUS, before.distances, options)
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

  @Test
  void twoSegmentsDoNotMergeWhileNewcomersLieBetweenThem() {
    double[][] columns = {
      {-2_000, -800}, {-2_000, 800}, {0, -800}, {0, 800}, {2_000, -800}, {2_000, 800}
    };
    List<MicroCentre> clouds =
        new SampledGroups(columns)
            .cloud(1_500, -2_400, 900)
            .cloud(600, 0, 900)
            .cloud(600, 1_920, 900)
            .centres();
    PairCounts links = new PairCounts();
    for (int[] pair : new int[][] {{0, 1}, {2, 3}, {4, 5}, {0, 2}, {1, 3}, {2, 4}, {3, 5}}) {
      links.add(SegmentCatalog.pair(pair[0], pair[1]), 100);
    }
    int[] withOne = {1, 1, 1, 1, 2, 2};

    assertThat(segmentsAfter(in(withOne, clouds), links, 0.6)).isEqualTo(2);
  }
}
