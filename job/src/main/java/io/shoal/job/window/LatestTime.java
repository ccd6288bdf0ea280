package io.shoal.job.window;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;

/** A time of which every subtask has its own, and after a restore the latest of all. */
final class LatestTime {
  private final ListState<Long> state;
  private long at = Long.MIN_VALUE;

  private LatestTime(ListState<Long> state) {
    this.state = state;
  }

  /**
   * The time as it was when the job was last stopped; Long.MIN_VALUE if it never was.
   *
   * @param name of the state in which it is kept
   */
  static LatestTime restored(StateInitializationContext context, String name) throws Exception {
    LatestTime latest =
        new LatestTime(
            context
                .getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>(name, Types.LONG)));
    for (long told : latest.state.get()) {
      latest.tell(told);
    }
    return latest;
  }

  void tell(long time) {
    at = Math.max(at, time);
  }

  /** In milliseconds since 1970; Long.MIN_VALUE before any was told. */
  long at() {
    return at;
  }

  /** Writes it, for a checkpoint. */
  void snapshot() throws Exception {
    state.update(List.of(at));
  }
}
