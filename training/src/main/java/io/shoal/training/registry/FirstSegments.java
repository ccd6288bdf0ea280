package io.shoal.training.registry;

import io.shoal.embedding.NetworkOutput;
import io.shoal.embedding.Normalizer;
import io.shoal.embedding.ServedNetwork;
import io.shoal.embedding.UserEmbedder;
import io.shoal.event.UserHash;
import io.shoal.segment.AdaptiveSegmenter;
import io.shoal.segment.EvidenceAccumulation;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.Segmenter;
import io.shoal.segment.SegmenterOptions;
import io.shoal.segment.WindowCount;
import io.shoal.training.history.TrainingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The segments with which a new model begins: those of history, found when a part of it was seen,
 * so that they do not depend on what its first days looked like. Over the rest they settle: each
 * look parts more of what is not one.
 *
 * <p>Where a valley is shallow, chance decides whether it parts two segments. So history is grouped
 * many times, each time without another third of the users, and {@link EvidenceAccumulation} tells
 * what most groupings say. Groupings without a tenth of the users err alike; those of half of them
 * lose small segments.
 */
final class FirstSegments {
  private static final int BATCH = 500;

  /** Share of the rows by which segments are found; by the others they settle. */
  private static final double FOUND_AFTER = 0.3;

  /** Parts of the users, of whom one is left out at a time. */
  private static final int PARTS = 3;

  /** Times that users are dealt into parts: 20 groupings agree as well as 40. */
  private static final int DEALS = 7;

  private final SegmenterOptions options = SegmenterOptions.defaults().eager();
  private final Segmenter segmenter = new AdaptiveSegmenter(options);
  private final Normalizer normalizer;
  private final ServedNetwork network;

  /** Where a user was at a time. */
  private record Vote(long userHash, long windowEnd, short[] at) {
    boolean isIn(int deal, int part) {
      return Math.floorMod(UserHash.mix(userHash ^ UserHash.mix(~deal)), PARTS) == part;
    }
  }

  FirstSegments(Normalizer normalizer, ServedNetwork network) {
    this.normalizer = normalizer;
    this.network = network;
  }

  /**
   * @param rows of users who did something, by time
   */
  SegmentCatalog of(List<TrainingRow> rows) {
    List<Vote> votes = votes(rows);
    Stream<SegmentCatalog> ofMost =
        IntStream.range(0, DEALS * PARTS)
            .parallel()
            .mapToObj(i -> grouped(without(votes, i / PARTS, i % PARTS)));
    List<SegmentCatalog> groupings = Stream.concat(Stream.of(grouped(votes)), ofMost).toList();
    return new EvidenceAccumulation(options).of(groupings);
  }

  private static List<Vote> without(List<Vote> votes, int deal, int part) {
    return votes.stream().filter(vote -> !vote.isIn(deal, part)).toList();
  }

  private List<Vote> votes(List<TrainingRow> rows) {
    float[][] inputs =
        normalizer.inputs(
            rows.stream().map(TrainingRow::values).toList(),
            rows.stream().map(TrainingRow::present).toList());
    NetworkOutput[] outputs;
    try (UserEmbedder embedder = network.embedder()) {
      outputs = embedder.run(inputs);
    }
    List<Vote> votes = new ArrayList<>(outputs.length);
    for (int i = 0; i < outputs.length; i++) {
      short[] embedding = new short[network.dimensions()];
      UserEmbedder.onGrid(outputs[i].embedding(), embedding);
      votes.add(new Vote(UserHash.of(rows.get(i).user()), rows.get(i).windowEnd(), embedding));
    }
    return votes;
  }

  private SegmentCatalog grouped(List<Vote> votes) {
    SegmentCatalog catalog = SegmentCatalog.empty(network.dimensions());
    boolean found = false;
    for (int from = 0; from < votes.size(); from += BATCH) {
      int to = Math.min(votes.size(), from + BATCH);
      WindowCount count = segmenter.open(catalog);
      votes.subList(from, to).forEach(vote -> count.add(vote.userHash(), vote.at()));
      catalog = segmenter.close(catalog, count, votes.get(to - 1).windowEnd()).catalog();
      if (!found && to >= FOUND_AFTER * votes.size()) {
        catalog = foundAnew(catalog);
        found = true;
      }
    }
    return catalog;
  }

  private SegmentCatalog foundAnew(SegmentCatalog catalog) {
    SegmentCatalog none = catalog.withoutSegments();
    return segmenter.close(none, segmenter.open(none), none.windowEnd()).catalog();
  }
}
