package io.shoal.job.segment;

import io.shoal.job.flow.ThinRecord;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.Segmenter;
import io.shoal.segment.WindowCount;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The votes of windows that are not over yet. Those of the window that is next to close are counted
 * as they come, against the catalogue that stands: kilobytes, however many they are. Those of later
 * windows wait, for their catalogue does not exist yet.
 */
final class OpenVotes {
  private final Segmenter segmenter;
  private final long window;
  private final TreeMap<Long, List<ThinRecord>> later = new TreeMap<>();

  private WindowCount count;

  /** End of the window that is counted; the minimum while no watermark has told which it is. */
  private long counting = Long.MIN_VALUE;

  /**
   * @param windowMillis length of the scoring window
   * @param catalog that stands
   */
  OpenVotes(Segmenter segmenter, long windowMillis, SegmentCatalog catalog) {
    this.segmenter = segmenter;
    this.window = windowMillis;
    this.count = segmenter.open(catalog);
  }

  /** Counts a vote, or keeps it; whether it waits. */
  boolean add(ThinRecord vote) {
    if (vote.windowEnd() <= counting) {
      count.add(vote.userHash(), vote.embedding());
      return false;
    }
    later.computeIfAbsent(vote.windowEnd(), end -> new ArrayList<>()).add(vote);
    return true;
  }

  /** Goes on to the first window with votes that is over at a watermark; whether there is one. */
  boolean nextOver(long watermark) {
    if (count.size() > 0) {
      return counting - 1 <= watermark;
    }
    if (later.isEmpty() || later.firstKey() - 1 > watermark) {
      return false;
    }
    countNow(later.firstKey());
    return true;
  }

  /** From now on counts the window that ends next after a watermark. */
  void openAfter(long watermark) {
    if (watermark == Long.MAX_VALUE) {
      return;
    }
    long next = Math.floorDiv(watermark + 1, window) * window + window;
    if (next > counting) {
      countNow(next);
    }
  }

  private void countNow(long windowEnd) {
    counting = windowEnd;
    List<ThinRecord> waited = later.remove(windowEnd);
    if (waited != null) {
      waited.forEach(vote -> count.add(vote.userHash(), vote.embedding()));
    }
  }

  /** End of the window that is counted. */
  long windowEnd() {
    return counting;
  }

  /** What has been counted of it. */
  WindowCount count() {
    return count;
  }

  /** Begins to count against the next catalogue. */
  void against(SegmentCatalog catalog) {
    count = segmenter.open(catalog);
  }

  /** The votes that wait. */
  List<ThinRecord> waiting() {
    return later.values().stream().flatMap(List::stream).toList();
  }

  /** The count, with the end of its window. */
  byte[] toBytes() {
    byte[] counted = count.toBytes();
    return ByteBuffer.allocate(Long.BYTES + counted.length).putLong(counting).put(counted).array();
  }

  /** Adds what {@link #toBytes} wrote, of a count against the same catalogue. */
  void restore(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    counting = in.getLong();
    byte[] counted = new byte[in.remaining()];
    in.get(counted);
    count.restore(counted);
  }
}
