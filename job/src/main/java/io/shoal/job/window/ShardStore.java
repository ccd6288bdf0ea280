package io.shoal.job.window;

import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.EncodedState;
import io.shoal.window.Pane;
import io.shoal.window.UserProfile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.internal.InternalKvState;

/**
 * The state of the users of a subtask, the one class that touches Flink's state for them: profiles
 * by user, those that are gathered for a model to come, panes by window and user, and the ladder of
 * sparse re-scoring by rung and user.
 *
 * <p>Panes are gathered on the heap and written when a checkpoint begins, so that an event costs no
 * state access; a user and window costs one read and one write of the profile. What is in state are
 * bytes with a version of their own: the same on every backend, and immutable, so that a snapshot
 * can go on beside the next window.
 */
final class ShardStore {
  private final KeyedStateBackend<Integer> backend;
  private final MapState<String, byte[]> profiles;
  private final MapState<String, byte[]> gathered;
  private final MapState<String, byte[]> panes;
  private final ListState<String> ladder;
  private final Map<ShardWindow, Map<String, Pane>> open = new HashMap<>();
  private long writtenUntil;

  private record ShardWindow(int shard, long windowEnd) {}

  /**
   * @param writtenUntil the latest window of which a checkpoint may hold panes; the minimum for
   *     none
   */
  ShardStore(KeyedStateBackend<Integer> backend, long writtenUntil) throws Exception {
    this.backend = backend;
    this.writtenUntil = writtenUntil;
    profiles =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, byUser("profiles"));
    gathered = backend.getPartitionedState(0L, LongSerializer.INSTANCE, byUser("gathered"));
    panes = backend.getPartitionedState(0L, LongSerializer.INSTANCE, byUser("panes"));
    ladder =
        backend.getPartitionedState(
            0L, LongSerializer.INSTANCE, new ListStateDescriptor<>("ladder", Types.STRING));
  }

  private static MapStateDescriptor<String, byte[]> byUser(String name) {
    return new MapStateDescriptor<>(name, Types.STRING, new CodecType<>(new EncodedState()));
  }

  /** The open pane of a user of the current shard. */
  Pane pane(int shard, long windowEnd, String user) {
    return open.computeIfAbsent(new ShardWindow(shard, windowEnd), key -> new HashMap<>())
        .computeIfAbsent(user, name -> new Pane());
  }

  boolean isOpen(int shard, long windowEnd) {
    return open.containsKey(new ShardWindow(shard, windowEnd));
  }

  /** Takes all panes of a window of the current shard out of the store. */
  Map<String, Pane> takePanes(int shard, long windowEnd) throws Exception {
    Map<String, Pane> taken = open.remove(new ShardWindow(shard, windowEnd));
    if (taken == null) {
      taken = new HashMap<>();
    }
    // A replay passes many windows between two checkpoints. To look in vain is dear on RocksDB.
    if (windowEnd <= writtenUntil) {
      takeWritten(windowEnd, taken);
    }
    return taken;
  }

  private void takeWritten(long windowEnd, Map<String, Pane> taken) throws Exception {
    in(panes, windowEnd);
    for (Map.Entry<String, byte[]> written : some(panes.entries())) {
      Pane pane = Pane.fromBytes(written.getValue());
      taken.merge(
          written.getKey(),
          pane,
          (a, b) -> {
            a.merge(b);
            return a;
          });
    }
    panes.clear();
  }

  /** Takes the users whose rung lies in a window of the current shard. */
  Set<String> takeRung(long windowEnd) throws Exception {
    in(ladder, windowEnd);
    Set<String> due = new HashSet<>();
    for (String user : some(ladder.get())) {
      due.add(user);
    }
    if (!due.isEmpty()) {
      ladder.clear();
    }
    return due;
  }

  void putRung(String user, long windowEnd) throws Exception {
    in(ladder, windowEnd);
    ladder.add(user);
  }

  /** The profile of a user of the current shard, or null. */
  UserProfile profile(String user) throws Exception {
    byte[] bytes = profiles.get(user);
    return bytes == null ? null : UserProfile.fromBytes(bytes);
  }

  /** The users of the current shard with their profiles, in no order, read as one goes. */
  Iterable<Map.Entry<String, UserProfile>> profiles() throws Exception {
    Iterable<Map.Entry<String, byte[]>> written = some(profiles.entries());
    return () -> {
      Iterator<Map.Entry<String, byte[]>> entries = written.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return entries.hasNext();
        }

        @Override
        public Map.Entry<String, UserProfile> next() {
          Map.Entry<String, byte[]> entry = entries.next();
          return Map.entry(entry.getKey(), UserProfile.fromBytes(entry.getValue()));
        }
      };
    };
  }

  void putProfile(String user, UserProfile profile) throws Exception {
    profiles.put(user, profile.toBytes());
  }

  void removeProfile(String user) throws Exception {
    profiles.remove(user);
  }

  /**
   * The profile of a user of the current shard that is gathered for a model to come, or null.
   *
   * @param since the window with which gathering began
   */
  UserProfile gathered(String user, long since) throws Exception {
    in(gathered, since);
    byte[] bytes = gathered.get(user);
    return bytes == null ? null : UserProfile.fromBytes(bytes);
  }

  void putGathered(String user, long since, UserProfile profile) throws Exception {
    in(gathered, since);
    gathered.put(user, profile.toBytes());
  }

  void removeGathered(String user, long since) throws Exception {
    in(gathered, since);
    gathered.remove(user);
  }

  /** Forgets all of the current shard that has been gathered since a window. */
  void forgetGathered(long since) throws Exception {
    in(gathered, since);
    gathered.clear();
  }

  /** Writes the open panes to state, before a barrier goes on. */
  void flush() throws Exception {
    Integer current = backend.getCurrentKey();
    for (Map.Entry<ShardWindow, Map<String, Pane>> shard : open.entrySet()) {
      backend.setCurrentKey(shard.getKey().shard());
      in(panes, shard.getKey().windowEnd());
      writtenUntil = Math.max(writtenUntil, shard.getKey().windowEnd());
      for (Map.Entry<String, Pane> entry : shard.getValue().entrySet()) {
        Pane pane = entry.getValue();
        byte[] written = panes.get(entry.getKey());
        if (written != null) {
          pane.merge(Pane.fromBytes(written));
        }
        panes.put(entry.getKey(), pane.toBytes());
      }
    }
    open.clear();
    if (current != null) {
      backend.setCurrentKey(current);
    }
  }

  /** The latest window of which panes have been written. */
  long writtenUntil() {
    return writtenUntil;
  }

  /** State that the backend hands to operators is null where it is empty. */
  private static <T> Iterable<T> some(Iterable<T> state) {
    return state == null ? List.of() : state;
  }

  @SuppressWarnings("unchecked")
  private static void in(State state, long namespace) {
    ((InternalKvState<Integer, Long, ?>) state).setCurrentNamespace(namespace);
  }
}
