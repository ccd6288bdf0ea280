package io.shoal.training.evaluation.bundle;

import io.shoal.segment.AdaptiveSegmenter;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.Segmenter;
import io.shoal.segment.SegmenterOptions;
import io.shoal.segment.WindowCount;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongUnaryOperator;

/** The last embeddings that voted on where segments lie, to find segments from them again. */
final class VoteLog {
  private static final int MOST = 60_000;
  private static final int STEP = 500;

  private record Vote(long user, long windowEnd, short[] embedding) {}

  private final Deque<Vote> votes = new ArrayDeque<>();

  void add(long user, long windowEnd, short[] embedding) {
    votes.add(new Vote(user, windowEnd, embedding));
    if (votes.size() > MOST) {
      votes.removeFirst();
    }
  }

  /**
   * Finds segments from nothing.
   *
   * @param copies how often each user's votes count, by the hash of the user
   * @param until votes of later windows do not count
   */
  SegmentCatalog segments(int dimensions, LongUnaryOperator copies, long until) {
    Segmenter segmenter = new AdaptiveSegmenter(SegmenterOptions.defaults());
    SegmentCatalog catalog = SegmentCatalog.empty(dimensions);
    WindowCount count = segmenter.open(catalog);
    int added = 0;
    long last = 0;
    for (Vote vote : votes) {
      if (vote.windowEnd > until) {
        break;
      }
      long times = copies.applyAsLong(vote.user);
      for (long copy = 0; copy < times; copy++) {
        count.add(vote.user + vote.windowEnd + copy, vote.embedding);
        added++;
      }
      last = vote.windowEnd;
      if (added >= STEP) {
        catalog = segmenter.close(catalog, count, last).catalog();
        count = segmenter.open(catalog);
        added = 0;
      }
    }
    return segmenter.close(catalog, count, Math.max(last, catalog.windowEnd())).catalog();
  }
}
