package io.shoal.window;

import io.shoal.event.CustomerEvent;
import io.shoal.event.EventCodec;
import io.shoal.event.UserHash;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The events of one user in one window, each once. Any order of arrival, and any way of merging
 * parts, gives the same pane.
 *
 * <p>Of copies, which share their id, the one with the least time, then the least bytes, stands for
 * all. Beyond {@link #LIMIT} events those with the least hash of their id are kept, a sample that
 * does not depend on order either; the rest are counted.
 */
public final class Pane {
  /** Events kept at most: more in one window is no customer. */
  public static final int LIMIT = 4_096;

  private static final byte VERSION = 1;
  private static final Comparator<CustomerEvent> CANONICAL =
      Comparator.comparingLong(CustomerEvent::time)
          .thenComparing(EventCodec::encode, java.util.Arrays::compare);

  private final TreeMap<Long, CustomerEvent> events = new TreeMap<>(Long::compareUnsigned);
  private int arrived;

  /** Adds one arrival, a copy or not. */
  public void add(CustomerEvent event) {
    arrived++;
    put(event);
  }

  /** Adds the arrivals of another pane of the same user and window. */
  public void merge(Pane other) {
    arrived += other.arrived;
    other.events.values().forEach(this::put);
  }

  private void put(CustomerEvent event) {
    events.merge(idHash(event), event, (a, b) -> CANONICAL.compare(a, b) <= 0 ? a : b);
    if (events.size() > LIMIT) {
      events.pollLastEntry();
    }
  }

  static long idHash(CustomerEvent event) {
    return UserHash.of(event.id());
  }

  /** Arrivals, copies among them. */
  public int arrived() {
    return arrived;
  }

  /** The events, by time and id. */
  public List<CustomerEvent> inOrder() {
    List<CustomerEvent> sorted = new ArrayList<>(events.values());
    sorted.sort(Comparator.comparingLong(CustomerEvent::time).thenComparing(CustomerEvent::id));
    return sorted;
  }

  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(arrived);
      out.writeInt(events.size());
      for (CustomerEvent event : events.values()) {
        byte[] encoded = EventCodec.encode(event);
        out.writeInt(encoded.length);
        out.write(encoded);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  public static Pane fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "a pane has format version " + version + ", this release reads " + VERSION);
    }
    Pane pane = new Pane();
    pane.arrived = in.getInt();
    for (int i = in.getInt(); i > 0; i--) {
      int length = in.getInt();
      CustomerEvent event = EventCodec.decode(bytes, in.position(), length);
      pane.events.put(idHash(event), event);
      in.position(in.position() + length);
    }
    return pane;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pane that && arrived == that.arrived && events.equals(that.events);
  }

  @Override
  public int hashCode() {
    return 31 * arrived + events.hashCode();
  }
}
