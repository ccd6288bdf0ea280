package io.shoal.training.evaluation.bundle;

import java.util.List;

/**
 * All users who were known at one time.
 *
 * @param time in milliseconds since the epoch
 * @param users ordered by their keys
 */
record Snapshot(long time, List<Standing> users) {
  Snapshot {
    users = List.copyOf(users);
  }

  int size() {
    return users.size();
  }

  boolean[] converted() {
    boolean[] converted = new boolean[users.size()];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = users.get(i).converted();
    }
    return converted;
  }

  double rate() {
    return users.stream().mapToInt(user -> user.converted() ? 1 : 0).average().orElse(0);
  }
}
