package io.shoal.training.history;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** In which windows users converted, and so what followed on a window. */
final class Conversions {
  private final long horizon;
  private final Map<String, long[]> windows = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  Conversions(Duration horizon) {
    this.horizon = horizon.toMillis();
  }

  /** Told in the order of windows. */
  void add(String user, long windowEnd) {
    int n = counts.merge(user, 1, Integer::sum);
    long[] ends = windows.getOrDefault(user, new long[2]);
    if (n > ends.length) {
      ends = Arrays.copyOf(ends, 2 * n);
    }
    ends[n - 1] = windowEnd;
    windows.put(user, ends);
  }

  void retain(Predicate<String> users) {
    windows.keySet().removeIf(users.negate());
    counts.keySet().removeIf(users.negate());
  }

  /**
   * What followed on a window.
   *
   * @param end of the last window that is known of
   */
  Outcome after(String user, long windowEnd, long end) {
    int n = counts.getOrDefault(user, 0);
    long[] ends = windows.get(user);
    int next = n == 0 ? 0 : Arrays.binarySearch(ends, 0, n, windowEnd + 1);
    int at = next < 0 ? -next - 1 : next;
    if (windowEnd + horizon > end) {
      return Outcome.UNKNOWN;
    }
    return at < n && ends[at] <= windowEnd + horizon ? Outcome.CONVERTED : Outcome.NOT_CONVERTED;
  }
}
