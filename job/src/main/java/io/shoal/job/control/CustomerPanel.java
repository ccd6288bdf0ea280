package io.shoal.job.control;

import io.shoal.event.UserHash;
import io.shoal.job.flow.RoutedEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A sample of the customers, by a hash, and when each was first and last here: enough to say how
 * full profiles would be of a feature that has been gathered from some window on. Where it decides
 * lies before the profiles themselves, and a job has no way back. At most some thousands.
 *
 * <p>What is asked of a window depends on the windows up to it alone, in whatever order events
 * came.
 */
final class CustomerPanel {
  /** One customer of so many, a power of two, in the largest panel. */
  private static final int FIRST_BITS = 4;

  private static final int MOST = 4_096;
  private static final long SALT = 0x70616e656cL;
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** After which nothing is kept of a customer who has not come back: the ladder's last rung. */
  private static final long FORGOTTEN = Duration.ofDays(30).toMillis();

  private static final byte VERSION = 1;

  private final TreeMap<Long, Seen> customers = new TreeMap<>();
  private final TreeMap<Long, Set<Long>> open = new TreeMap<>();
  private int bits = FIRST_BITS;

  private record Seen(long first, long last) {}

  /** Whether the customer of an event can be of the panel. */
  static boolean mayHold(RoutedEvent event) {
    return !event.isHorizon() && isWithin(hash(event.user()), FIRST_BITS);
  }

  private static long hash(String user) {
    return UserHash.mix(UserHash.of(user) ^ SALT);
  }

  private static boolean isWithin(long hash, int bits) {
    return hash >>> (Long.SIZE - bits) == 0;
  }

  /** Notes that a customer was here. */
  void add(RoutedEvent event) {
    long hash = hash(event.user());
    if (isWithin(hash, bits)) {
      open.computeIfAbsent(event.windowEnd(), end -> new HashSet<>()).add(hash);
    }
  }

  /** Takes in the windows up to one. */
  void close(long windowEnd) {
    while (!open.isEmpty() && open.firstKey() <= windowEnd) {
      long end = open.firstKey();
      for (long customer : open.pollFirstEntry().getValue()) {
        Seen before = customers.get(customer);
        customers.put(customer, new Seen(before == null ? end : before.first(), end));
      }
      customers.values().removeIf(seen -> seen.last() < end - FORGOTTEN);
      while (customers.size() > MOST) {
        bits++;
        customers.keySet().removeIf(customer -> !isWithin(customer, bits));
      }
    }
  }

  /**
   * Of the customers of the last day those whose profiles hold at least half of the weight that
   * they would hold if the features had been gathered all along.
   *
   * @param windowEnd which has been closed
   * @param gatheredFrom end of the first window that was gathered
   * @param halfLife the longest of the features, in milliseconds
   */
  PanelShare warm(long windowEnd, long gatheredFrom, long halfLife) {
    int warm = 0;
    int all = 0;
    for (Seen seen : customers.values()) {
      if (seen.last() > windowEnd - DAY) {
        all++;
        warm += isWarm(seen.first(), windowEnd, gatheredFrom, halfLife) ? 1 : 0;
      }
    }
    return new PanelShare(warm, all);
  }

  private static boolean isWarm(long first, long windowEnd, long gatheredFrom, long halfLife) {
    return first >= gatheredFrom
        || 2 * weight(windowEnd - gatheredFrom, halfLife) >= weight(windowEnd - first, halfLife);
  }

  /** What a time holds of the weight of all times, under a half-life. */
  private static double weight(long millis, long halfLife) {
    return halfLife == 0 ? 1 : 1 - StrictMath.pow(0.5, (double) millis / halfLife);
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(bits);
      out.writeInt(customers.size());
      for (Map.Entry<Long, Seen> customer : customers.entrySet()) {
        out.writeLong(customer.getKey());
        out.writeLong(customer.getValue().first());
        out.writeLong(customer.getValue().last());
      }
      out.writeInt(open.size());
      for (Map.Entry<Long, Set<Long>> window : open.entrySet()) {
        out.writeLong(window.getKey());
        out.writeInt(window.getValue().size());
        for (long customer : window.getValue()) {
          out.writeLong(customer);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  static CustomerPanel fromBytes(byte[] bytes) {
    CustomerPanel panel = new CustomerPanel();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "a panel has format version " + version + ", this release reads " + VERSION);
      }
      panel.bits = in.readByte();
      for (int i = in.readInt(); i > 0; i--) {
        panel.customers.put(in.readLong(), new Seen(in.readLong(), in.readLong()));
      }
      for (int i = in.readInt(); i > 0; i--) {
        Set<Long> customers = new HashSet<>();
        panel.open.put(in.readLong(), customers);
        for (int n = in.readInt(); n > 0; n--) {
          customers.add(in.readLong());
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("an encoded panel is cut short", e);
    }
    return panel;
  }
}
