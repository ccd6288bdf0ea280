package io.shoal.job.flow;

import io.shoal.segment.Label;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What became of one user in one window: a segment, a change of segment, the outcome of an
 * exposure, or several of these.
 *
 * @param user key of the user
 * @param windowEnd exclusive end of the window
 * @param segment id of the segment after the window; 0 for none
 * @param previous id of the segment before it; 0 for none
 * @param survivor where members of the previous segment belong now: to itself, to its absorber, or
 *     0 if it died
 * @param outcome what became of the user's open exposure
 * @param exposed id of the segment in which the user was when exposed; 0 without an outcome
 * @param label how well the user lies in the segment; null where they were not labelled
 * @param scored the scored window behind this; null where only a move or an exposure's end is told
 * @param model by whose segments this is told
 */
public record SegmentAssignment(
    String user,
    long windowEnd,
    int segment,
    int previous,
    int survivor,
    Outcome outcome,
    int exposed,
    Label label,
    ScoredWindow scored,
    ModelStamp model) {

  /** The end of an exposure. */
  public enum Outcome {
    /** No exposure ended. */
    NONE,
    /** It ended, and a goal event had come within the horizon. */
    CONVERTED,
    /** It ended without one. */
    NOT_CONVERTED
  }

  public boolean isChange() {
    return segment != previous;
  }

  /** Whether the user's segment is no more. */
  public boolean isMove() {
    return survivor != previous;
  }

  /** The form in which assignments travel where they are not chained. */
  public static final class Form implements Codec<SegmentAssignment> {
    private static final long serialVersionUID = 1;
    private static final ScoredWindow.Form SCORED = new ScoredWindow.Form();
    private static final Outcome[] OUTCOMES = Outcome.values();

    @Override
    public Class<SegmentAssignment> type() {
      return SegmentAssignment.class;
    }

    @Override
    public void write(SegmentAssignment value, DataOutput out) throws IOException {
      out.writeUTF(value.user);
      out.writeLong(value.windowEnd);
      out.writeInt(value.segment);
      out.writeInt(value.previous);
      out.writeInt(value.survivor);
      out.writeByte(value.outcome.ordinal());
      out.writeInt(value.exposed);
      out.writeBoolean(value.label != null);
      if (value.label != null) {
        write(value.label, out);
      }
      out.writeBoolean(value.scored != null);
      if (value.scored != null) {
        SCORED.write(value.scored, out);
      }
      value.model.write(out);
    }

    @Override
    public SegmentAssignment read(DataInput in) throws IOException {
      return new SegmentAssignment(
          in.readUTF(),
          in.readLong(),
          in.readInt(),
          in.readInt(),
          in.readInt(),
          OUTCOMES[in.readByte()],
          in.readInt(),
          in.readBoolean() ? readLabel(in) : null,
          in.readBoolean() ? SCORED.read(in) : null,
          ModelStamp.read(in));
    }

    private static void write(Label label, DataOutput out) throws IOException {
      out.writeInt(label.segment());
      out.writeDouble(label.silhouette());
      out.writeBoolean(label.atMargin());
      out.writeBoolean(label.isNoise());
    }

    private static Label readLabel(DataInput in) throws IOException {
      return new Label(in.readInt(), in.readDouble(), in.readBoolean(), in.readBoolean());
    }
  }
}
