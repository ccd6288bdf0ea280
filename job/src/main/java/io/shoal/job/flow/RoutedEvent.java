package io.shoal.job.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * One event on its way to the state of its user, or the end of a source partition.
 *
 * @param shard key of the shard that holds the user
 * @param windowEnd exclusive end of the scoring window; of a horizon, of the window of the latest
 *     event
 * @param user key of the user; empty marks a horizon
 * @param event the event in the form of {@link io.shoal.event.EventCodec}; empty of a horizon, and
 *     of a mere presence
 */
public record RoutedEvent(int shard, long windowEnd, String user, byte[] event) {
  private static final byte[] NOTHING = {};

  public RoutedEvent {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(event, "event");
  }

  /** Tells a shard that no event lies in a later window than this. */
  public static RoutedEvent horizon(int shard, long windowEnd) {
    return new RoutedEvent(shard, windowEnd, "", NOTHING);
  }

  /** That the user was here, without the event itself. */
  public RoutedEvent presence() {
    return new RoutedEvent(shard, windowEnd, user, NOTHING);
  }

  public boolean isHorizon() {
    return user.isEmpty();
  }

  /** The form in which routed events cross the network. */
  public static final class Form implements Codec<RoutedEvent> {
    private static final long serialVersionUID = 1;

    @Override
    public Class<RoutedEvent> type() {
      return RoutedEvent.class;
    }

    @Override
    public void write(RoutedEvent value, DataOutput out) throws IOException {
      out.writeInt(value.shard);
      out.writeLong(value.windowEnd);
      out.writeUTF(value.user);
      Bytes.write(value.event, out);
    }

    @Override
    public RoutedEvent read(DataInput in) throws IOException {
      return new RoutedEvent(in.readInt(), in.readLong(), in.readUTF(), Bytes.read(in));
    }
  }
}
