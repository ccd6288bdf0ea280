package io.shoal.job.flow;

import io.shoal.segment.SegmentEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * A turn in the life of a segment, and the model in whose embeddings it was seen.
 *
 * @param event what happened
 * @param model that of the window
 */
public record SegmentTurn(SegmentEvent event, ModelStamp model) {
  private static final SegmentEvent.Kind[] KINDS = SegmentEvent.Kind.values();

  public SegmentTurn {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(model, "model");
  }

  static void write(SegmentEvent event, DataOutput out) throws IOException {
    out.writeByte(event.kind().ordinal());
    out.writeInt(event.segment());
    out.writeInt(event.other());
    out.writeLong(event.windowEnd());
  }

  static SegmentEvent readEvent(DataInput in) throws IOException {
    return new SegmentEvent(KINDS[in.readByte()], in.readInt(), in.readInt(), in.readLong());
  }

  /** The form in which turns travel. */
  public static final class Form implements Codec<SegmentTurn> {
    private static final long serialVersionUID = 2;

    @Override
    public Class<SegmentTurn> type() {
      return SegmentTurn.class;
    }

    @Override
    public void write(SegmentTurn value, DataOutput out) throws IOException {
      SegmentTurn.write(value.event, out);
      value.model.write(out);
    }

    @Override
    public SegmentTurn read(DataInput in) throws IOException {
      return new SegmentTurn(readEvent(in), ModelStamp.read(in));
    }
  }
}
