package io.shoal.job.flow;

import io.shoal.segment.SegmentEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How turns in the lives of segments travel. */
public final class SegmentTurn implements Codec<SegmentEvent> {
  private static final long serialVersionUID = 1;
  private static final SegmentEvent.Kind[] KINDS = SegmentEvent.Kind.values();

  @Override
  public Class<SegmentEvent> type() {
    return SegmentEvent.class;
  }

  @Override
  public void write(SegmentEvent value, DataOutput out) throws IOException {
    out.writeByte(value.kind().ordinal());
    out.writeInt(value.segment());
    out.writeInt(value.other());
    out.writeLong(value.windowEnd());
  }

  @Override
  public SegmentEvent read(DataInput in) throws IOException {
    return new SegmentEvent(KINDS[in.readByte()], in.readInt(), in.readInt(), in.readLong());
  }
}
