package io.shoal.window;

import io.shoal.event.CustomerEvent;
import io.shoal.event.EventCodec;
import io.shoal.event.UserHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

  private static final byte VERSION = 2;
  private static final Comparator<CustomerEvent> CANONICAL =
      Comparator.comparingLong(CustomerEvent::time)
          .thenComparing(EventCodec::encode, java.util.Arrays::compare);

  private final TreeMap<Long, CustomerEvent> events = new TreeMap<>(Long::compareUnsigned);
  private final TreeMap<String, Integer> arrivals = new TreeMap<>();

  /** Adds one arrival, a copy or not. */
  public void add(CustomerEvent event) {
    arrivals.merge(event.source(), 1, Integer::sum);
    put(event);
  }

  /** Adds the arrivals of another pane of the same user and window. */
  public void merge(Pane other) {
    other.arrivals.forEach((source, n) -> arrivals.merge(source, n, Integer::sum));
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
    return arrivals.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Arrivals by source, copies among them. */
  Map<String, Integer> arrivals() {
    return arrivals;
  }

  /** Events, each once. */
  int size() {
    return events.size();
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
      out.writeInt(arrivals.size());
      for (Map.Entry<String, Integer> arrival : arrivals.entrySet()) {
        out.writeUTF(arrival.getKey());
        out.writeInt(arrival.getValue());
      }
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
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "a pane has format version " + version + ", this release reads " + VERSION);
      }
      Pane pane = new Pane();
      for (int i = in.readInt(); i > 0; i--) {
        pane.arrivals.put(in.readUTF(), in.readInt());
      }
      for (int i = in.readInt(); i > 0; i--) {
        int length = in.readInt();
        CustomerEvent event = EventCodec.decode(bytes, bytes.length - in.available(), length);
        pane.events.put(idHash(event), event);
        in.skipNBytes(length);
      }
      return pane;
    } catch (IOException e) {
      throw new UncheckedIOException("an encoded pane is cut short", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pane that
        && arrivals.equals(that.arrivals)
        && events.equals(that.events);
  }

  @Override
  public int hashCode() {
    return 31 * arrivals.hashCode() + events.hashCode();
  }
}
