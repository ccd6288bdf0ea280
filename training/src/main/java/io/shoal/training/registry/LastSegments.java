package io.shoal.training.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The segment in which each user was last, of a bounded number of users: those who came last. Of
 * others nothing is known, as of a user who has never been seen.
 */
final class LastSegments {
  /** Some 150 MB. */
  private static final int MOST_USERS = 1_000_000;

  private final Map<String, Integer> segments =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST_USERS;
        }
      };

  /** Segment of a user; 0 for none. */
  int of(String user) {
    return segments.getOrDefault(user, 0);
  }

  void put(String user, int segment) {
    segments.put(user, segment);
  }

  void remove(String user) {
    segments.remove(user);
  }
}
