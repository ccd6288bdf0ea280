package io.shoal.job.segment;

import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.ScoredWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
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
  private final MapState<String, byte[]> memberships;
  private final ListState<ScoredWindow> held;
  private final ListState<String> maturing;

  MemberStore(KeyedStateBackend<Integer> backend) throws Exception {
    memberships =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new MapStateDescriptor<>(
                "memberships",
                Types.STRING,
                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
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

  /** Takes the scored windows of the current shard, by user. */
  List<ScoredWindow> takeHeld(long windowEnd) throws Exception {
    in(held, windowEnd);
    List<ScoredWindow> taken = new ArrayList<>();
    for (ScoredWindow scored : some(held.get())) {
      taken.add(scored);
    }
    held.clear();
    taken.sort(Comparator.comparing(ScoredWindow::user));
    return taken;
  }

  void mature(String user, long windowEnd) throws Exception {
    in(maturing, windowEnd);
    maturing.add(user);
  }

  List<String> takeMaturing(long windowEnd) throws Exception {
    in(maturing, windowEnd);
    List<String> taken = new ArrayList<>();
    for (String user : some(maturing.get())) {
      taken.add(user);
    }
    maturing.clear();
    taken.sort(Comparator.naturalOrder());
    return taken;
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

  /** Users of the current shard by name, with where they stand. */
  List<Map.Entry<String, Membership>> all() throws Exception {
    List<Map.Entry<String, Membership>> all = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : some(memberships.entries())) {
      all.add(Map.entry(entry.getKey(), Membership.fromBytes(entry.getValue())));
    }
    all.sort(Map.Entry.comparingByKey());
    return all;
  }

  /** State that the backend hands to operators is null where it is empty. */
  private static <T> Iterable<T> some(Iterable<T> state) {
    return state == null ? List.of() : state;
  }

  private static void in(ListState<?> state, long namespace) {
    inNamespace(state, namespace);
  }

  @SuppressWarnings("unchecked")
  private static void inNamespace(Object state, long namespace) {
    ((InternalKvState<Integer, Long, ?>) state).setCurrentNamespace(namespace);
  }
}
