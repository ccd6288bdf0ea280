package io.shoal.job.segment;

import io.shoal.job.flow.ThinRecord;
import io.shoal.segment.HandOver;
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
 *
 * <p>The first window of a model is counted against the catalogue that the model brings, and its
 * {@link HandOver} beside.
 */
final class OpenVotes {
  private final Segmenter segmenter;
  private final long window;
  private final TreeMap<Long, List<ThinRecord>> later = new TreeMap<>();

  private final TreeMap<Long, SegmentCatalog> firsts = new TreeMap<>();
  private SegmentCatalog standing;
  private WindowCount count;

  /** Of the window that is counted, where a model begins with it; else null. */
  private HandOver handOver;

  /** End of the window that is counted; the minimum while no watermark has told which it is. */
  private long counting = Long.MIN_VALUE;

  /**
   * @param windowMillis length of the scoring window
   * @param catalog that stands
   */
  OpenVotes(Segmenter segmenter, long windowMillis, SegmentCatalog catalog) {
    this.segmenter = segmenter;
    this.window = windowMillis;
    against(catalog);
  }

  /** A model begins with a window, and brings a catalogue. */
  void begin(long windowEnd, SegmentCatalog first) {
    firsts.put(windowEnd, first);
    if (windowEnd == counting) {
      countNow(windowEnd);
    }
  }

  /** Counts a vote, or keeps it; whether it waits. */
  boolean add(ThinRecord vote) {
    // A hand-over can be heard of from its users before it is from who decided it.
    boolean isKnown = handOver != null || !vote.isHandedOver();
    if (vote.windowEnd() <= counting && isKnown) {
      count(vote);
      return false;
    }
    later.computeIfAbsent(vote.windowEnd(), end -> new ArrayList<>()).add(vote);
    return true;
  }

  private void count(ThinRecord vote) {
    if (vote.votes()) {
      count.add(vote.userHash(), vote.embedding());
    }
    if (vote.isHandedOver()) {
      handOver.add(vote.before(), vote.embedding());
    }
  }

  /** Goes on to the first window to close that is over at a watermark; whether there is one. */
  boolean nextOver(long watermark) {
    if (count.size() > 0 || handOver != null) {
      return counting - 1 <= watermark;
    }
    long next = Math.min(firstOf(later), firstOf(firsts));
    if (next == Long.MAX_VALUE || next - 1 > watermark) {
      return false;
    }
    countNow(next);
    return true;
  }

  private static long firstOf(TreeMap<Long, ?> byWindow) {
    return byWindow.isEmpty() ? Long.MAX_VALUE : byWindow.firstKey();
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
    SegmentCatalog first = firsts.remove(windowEnd);
    if (first != null) {
      handOver = new HandOver(standing, first);
      count = segmenter.open(first);
    }
    List<ThinRecord> waited = later.remove(windowEnd);
    if (waited != null) {
      waited.forEach(this::count);
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

  /** How segments go over to those of the model that begins with the window; null without one. */
  HandOver handOver() {
    return handOver;
  }

  /** Begins to count against the next catalogue. */
  void against(SegmentCatalog catalog) {
    standing = catalog;
    handOver = null;
    count = segmenter.open(catalog);
  }

  /** The votes that wait. */
  List<ThinRecord> waiting() {
    return later.values().stream().flatMap(List::stream).toList();
  }

  /** The count, with the end of its window, and the hand-over. */
  byte[] toBytes() {
    byte[] counted = count.toBytes();
    byte[] handed = handOver == null ? new byte[0] : handOver.toBytes();
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + handed.length + counted.length)
        .putLong(counting)
        .putInt(handed.length)
        .put(handed)
        .put(counted)
        .array();
  }

  /**
   * Adds what {@link #toBytes} wrote, of a count against the same catalogue. Models that begin have
   * been told before.
   */
  void restore(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    countNow(in.getLong());
    byte[] handed = new byte[in.getInt()];
    in.get(handed);
    if (handed.length > 0) {
      handOver.restore(handed);
    }
    byte[] counted = new byte[in.remaining()];
    in.get(counted);
    count.restore(counted);
  }
}
