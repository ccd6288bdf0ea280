package io.shoal.job.summary;

import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Summaries of windows that are not over yet, merged by window. */
final class OpenSummaries {
  private final TreeMap<Long, WindowSummary> open = new TreeMap<>();

  void add(WindowSummary summary) {
    open.merge(summary.windowEnd(), summary, WindowSummary::merge);
  }

  /** Takes those whose window is over at a watermark, in order. */
  List<WindowSummary> take(long watermark) {
    List<WindowSummary> over = new ArrayList<>();
    while (!open.isEmpty() && open.firstKey() - 1 <= watermark) {
      Map.Entry<Long, WindowSummary> first = open.pollFirstEntry();
      over.add(first.getValue());
    }
    return over;
  }

  List<byte[]> toBytes() {
    return open.values().stream().map(SummaryCodec::encode).toList();
  }
}
