package io.shoal.job.summary;

import io.shoal.window.SegmentTotals;
import io.shoal.window.WindowSummary;
import java.util.List;

/**
 * Names a segment by the features whose mean quantile lies farthest from everybody's.
 *
 * @param words of each feature output what to call it; empty for what has no words, and is passed
 *     over
 * @param total of all windows so far
 */
record SegmentName(List<String> words, WindowSummary total) {
  private static final int WORDS = 3;

  /** What a segment is called before anything sets it apart. */
  private static final String UNKNOWN = "new, not yet described";

  String of(int id) {
    double[] apart = apart(total.segments().get(id));
    StringBuilder name = new StringBuilder();
    for (int word = 0; word < WORDS; word++) {
      int best = 0;
      for (int f = 1; f < apart.length; f++) {
        best = Math.abs(apart[f]) > Math.abs(apart[best]) ? f : best;
      }
      if (apart[best] == 0) {
        break;
      }
      String feature = words.get(best);
      name.append(name.isEmpty() ? "" : ", ")
          .append(apart[best] > 0 ? "high " : "low ")
          .append(feature);
      // One feature over several half-lives is one word.
      for (int f = 0; f < apart.length; f++) {
        apart[f] = words.get(f).equals(feature) ? 0 : apart[f];
      }
    }
    return name.isEmpty() ? UNKNOWN : name.toString();
  }

  /** Mean quantile of the segment's members less that of all, of each output; 0 if unknown. */
  private double[] apart(SegmentTotals own) {
    double[] apart = new double[words.size()];
    for (int f = 0; f < apart.length; f++) {
      long ranks = 0;
      long ranked = 0;
      for (SegmentTotals segment : total.segments().values()) {
        ranks += segment.ranks()[f];
        ranked += segment.ranked()[f];
      }
      boolean known = !words.get(f).isEmpty() && own.ranked()[f] > 0 && ranked > 0;
      apart[f] = known ? (double) own.ranks()[f] / own.ranked()[f] - (double) ranks / ranked : 0;
    }
    return apart;
  }
}
