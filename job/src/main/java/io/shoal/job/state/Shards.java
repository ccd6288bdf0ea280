package io.shoal.job.state;

import io.shoal.event.UserHash;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * The keys by which users are spread: one for each key group, so that state is held, and timers
 * fire, by shard and not by user.
 */
public final class Shards {
  private final int[] keys;

  public Shards(int maxParallelism) {
    keys = new int[maxParallelism];
    int found = 0;
    boolean[] seen = new boolean[maxParallelism];
    for (int candidate = 0; found < maxParallelism; candidate++) {
      int group = KeyGroupRangeAssignment.assignToKeyGroup(candidate, maxParallelism);
      if (!seen[group]) {
        seen[group] = true;
        keys[group] = candidate;
        found++;
      }
    }
  }

  /** The key of the shard that holds a user. */
  public int of(String user) {
    return keys[(int) Long.remainderUnsigned(UserHash.of(user), keys.length)];
  }

  /** Every key. */
  public int[] keys() {
    return keys.clone();
  }

  /** The keys in a range of key groups. */
  public int[] keys(KeyGroupRange range) {
    int[] own = new int[range.getNumberOfKeyGroups()];
    for (int i = 0; i < own.length; i++) {
      own[i] = keys[range.getKeyGroupId(i)];
    }
    return own;
  }

  /** The keys of a subtask. */
  public int[] keys(TaskInfo task) {
    return keys(
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            keys.length, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask()));
  }
}
