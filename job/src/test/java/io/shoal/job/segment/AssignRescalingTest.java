package io.shoal.job.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.state.Shards;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AssignRescalingTest {
  private static final int USERS = 40;

  private final Clouds clouds = new Clouds();

  /** Users whose shard lies in the first half of the key groups, or in the second. */
  private static List<String> usersOf(int subtask, int parallelism) {
    List<String> users = new ArrayList<>();
    int[] keys = new Shards(AssignHarness.SHARDS).keys();
    for (int i = 0; i < USERS; i++) {
      String user = "user-" + i;
      int key = new Shards(AssignHarness.SHARDS).of(user);
      for (int group = 0; group < keys.length; group++) {
        if (keys[group] == key && group * parallelism / AssignHarness.SHARDS == subtask) {
          users.add(user);
        }
      }
    }
    return users;
  }

  /** A subtask that has the catalogue of window 1 and holds users of window 2. */
  private OperatorSubtaskState stateOf(int subtask, int parallelism) throws Exception {
    try (AssignHarness assign = new AssignHarness(null, parallelism, subtask)) {
      assign.catalogue(clouds.catalog(), 1, false);
      assign.windowEnds(1);
      for (String user : usersOf(subtask, parallelism)) {
        assign.active(user, 2, Clouds.LEFT, 0);
      }
      return assign.snapshot();
    }
  }

  private List<SegmentAssignment> settledAt(int parallelism, OperatorSubtaskState all, int before)
      throws Exception {
    List<SegmentAssignment> told = new ArrayList<>();
    for (int subtask = 0; subtask < parallelism; subtask++) {
      OperatorSubtaskState own =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              all, AssignHarness.SHARDS, before, parallelism, subtask);
      try (AssignHarness assign = new AssignHarness(own, parallelism, subtask)) {
        assign.windowEnds(2);
        told.addAll(assign.told());
      }
    }
    return told;
  }

  @Test
  void heldUsersFindTheirCatalogueAtEveryOtherParallelism() throws Exception {
    clouds.learn(1, Clouds.LEFT, Clouds.RIGHT);
    OperatorSubtaskState two =
        AbstractStreamOperatorTestHarness.repackageState(stateOf(0, 2), stateOf(1, 2));

    for (int parallelism : new int[] {1, 2, 4}) {
      List<SegmentAssignment> told = settledAt(parallelism, two, 2);

      assertThat(told).as("at parallelism %d", parallelism).hasSize(USERS);
      assertThat(told).allMatch(a -> a.segment() == clouds.at(Clouds.LEFT));
    }
  }

  @Test
  void oneSubtaskWritesTheCataloguesForAll() throws Exception {
    clouds.learn(1, Clouds.LEFT, Clouds.RIGHT);

    assertThat(cataloguesIn(stateOf(0, 2))).isEqualTo(1);
    assertThat(cataloguesIn(stateOf(1, 2))).isZero();
  }

  private static long cataloguesIn(OperatorSubtaskState state) {
    return state.getManagedOperatorState().stream()
        .mapToLong(
            handle -> handle.getStateNameToPartitionOffsets().get("catalogs").getOffsets().length)
        .sum();
  }
}
