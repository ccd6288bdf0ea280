package io.shoal.job.flow;

import io.shoal.drift.SegmentAction;
import io.shoal.segment.SegmentEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What has happened to a segment in a window: a turn in its life, or what an alert does to it.
 *
 * @param windowEnd exclusive end of the window
 * @param turn null where it is an action
 * @param action null where it is a turn
 */
public record SegmentNews(long windowEnd, SegmentEvent turn, SegmentAction action) {

  public static SegmentNews of(SegmentEvent turn) {
    return new SegmentNews(turn.windowEnd(), turn, null);
  }

  public static SegmentNews of(SegmentAction action, long windowEnd) {
    return new SegmentNews(windowEnd, null, action);
  }

  /** The form in which news travel. */
  public static final class Form implements Codec<SegmentNews> {
    private static final long serialVersionUID = 1;
    private static final SegmentAction.Kind[] KINDS = SegmentAction.Kind.values();

    @Override
    public Class<SegmentNews> type() {
      return SegmentNews.class;
    }

    @Override
    public void write(SegmentNews value, DataOutput out) throws IOException {
      out.writeLong(value.windowEnd);
      out.writeBoolean(value.turn != null);
      if (value.turn != null) {
        SegmentTurn.write(value.turn, out);
      } else {
        SegmentAction action = value.action;
        out.writeByte(action.kind().ordinal());
        out.writeInt(action.segment());
        out.writeLong(action.since());
        out.writeDouble(action.observed());
        out.writeDouble(action.expected());
      }
    }

    @Override
    public SegmentNews read(DataInput in) throws IOException {
      long windowEnd = in.readLong();
      return in.readBoolean()
          ? new SegmentNews(windowEnd, SegmentTurn.readEvent(in), null)
          : new SegmentNews(
              windowEnd,
              null,
              new SegmentAction(
                  KINDS[in.readByte()],
                  in.readInt(),
                  in.readLong(),
                  in.readDouble(),
                  in.readDouble()));
    }
  }
}
