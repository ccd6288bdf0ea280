package io.shoal.job.segment;

import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.EncodedState;
import io.shoal.job.flow.ScoredWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.internal.InternalKvState;

/**
 * The state of {@link Assign} for the users of a shard: memberships by user, the scored windows
 * that wait for their catalogue, and the users whose exposure matures, both by window.
 */
final class MemberStore {
  /** Is shown what the store lets go. */
  interface Visitor<T> {
    void see(T element) throws Exception;
  }

  private final MapState<String, byte[]> memberships;
  private final ListState<ScoredWindow> held;
  private final ListState<String> maturing;

  MemberStore(KeyedStateBackend<Integer> backend) throws Exception {
    memberships =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new MapStateDescriptor<>(
                "memberships", Types.STRING, new CodecType<>(new EncodedState())));
    held =
        backend.getPartitionedState(
            0L,
            LongSerializer.INSTANCE,
            new ListStateDescriptor<>("held", new CodecType<>(new ScoredWindow.Form())));
    maturing =
        backend.getPartitionedState(
            0L, LongSerializer.INSTANCE, new ListStateDescriptor<>("maturing", Types.STRING));
  }

  void hold(ScoredWindow scored) throws Exception {
    in(held, scored.windowEnd());
    held.add(scored);
  }

  /**
   * Sees every scored window of the current shard and window, in no order, and lets it go. Nothing
   * is copied or sorted: what becomes of a user depends on the user alone, and a user is scored
   * once in a window.
   */
  void takeHeld(long windowEnd, Visitor<ScoredWindow> visitor) throws Exception {
    take(held, windowEnd, visitor);
  }

  void mature(String user, long windowEnd) throws Exception {
    in(maturing, windowEnd);
    maturing.add(user);
  }

  /** Sees every user of the current shard whose exposure may be over, in no order. */
  void takeMaturing(long windowEnd, Visitor<String> visitor) throws Exception {
    take(maturing, windowEnd, visitor);
  }

  private static <T> void take(ListState<T> state, long windowEnd, Visitor<T> visitor)
      throws Exception {
    in(state, windowEnd);
    for (T element : some(state.get())) {
      visitor.see(element);
    }
    in(state, windowEnd);
    state.clear();
  }

  Membership membership(String user) throws Exception {
    byte[] bytes = memberships.get(user);
    return bytes == null ? Membership.NONE : Membership.fromBytes(bytes);
  }

  void put(String user, Membership membership) throws Exception {
    if (membership.equals(Membership.NONE)) {
      memberships.remove(user);
    } else {
      memberships.put(user, membership.toBytes());
    }
  }

  /** Users of the current shard whose membership fits, with where they stand, in no order. */
  List<Map.Entry<String, Membership>> members(Predicate<Membership> fits) throws Exception {
    List<Map.Entry<String, Membership>> members = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : some(memberships.entries())) {
      Membership membership = Membership.fromBytes(entry.getValue());
      if (fits.test(membership)) {
        members.add(Map.entry(entry.getKey(), membership));
      }
    }
    return members;
  }

  /** State that the backend hands to operators is null where it is empty. */
  private static <T> Iterable<T> some(Iterable<T> state) {
    return state == null ? List.of() : state;
  }

  @SuppressWarnings("unchecked")
  private static void in(ListState<?> state, long namespace) {
    ((InternalKvState<Integer, Long, ?>) state).setCurrentNamespace(namespace);
  }
}
