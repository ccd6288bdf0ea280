package io.shoal.job.flow;

import io.shoal.bundle.BundleContent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Objects;

/**
 * The decision from which window on a model scores: made in one place, told to every subtask before
 * that window ends.
 *
 * @param windowEnd exclusive end of the first window that the model scores; {@link #NOTICE} says
 *     that it will come, so that it can be made ready
 * @param number of the version in its registry; 0 of a bundle that was never announced
 * @param stamp of the model
 * @param uri where the bundle was fetched from
 * @param checksum of the bundle, as {@link BundleContent#checksum()} tells it
 * @param bundle its files; null where they are too many to carry along, so that whoever needs them
 *     fetches them again
 */
public record ModelActivation(
    long windowEnd, int number, ModelStamp stamp, String uri, String checksum, BundleContent bundle)
    implements ScoringInput, Serializable {
  private static final long serialVersionUID = 1;

  /** Stands for a window that is not decided yet. */
  public static final long NOTICE = Long.MAX_VALUE;

  public ModelActivation {
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(checksum, "checksum");
  }

  /** Whether this only says that the model will come. */
  public boolean isNotice() {
    return windowEnd == NOTICE;
  }

  /** The same model, from a window on. */
  public ModelActivation from(long firstWindowEnd) {
    return new ModelActivation(firstWindowEnd, number, stamp, uri, checksum, bundle);
  }

  /** The form in which activations travel and are kept. */
  public static final class Form implements Codec<ModelActivation> {
    private static final long serialVersionUID = 1;

    @Override
    public Class<ModelActivation> type() {
      return ModelActivation.class;
    }

    @Override
    public void write(ModelActivation value, DataOutput out) throws IOException {
      out.writeLong(value.windowEnd);
      out.writeInt(value.number);
      value.stamp.write(out);
      out.writeUTF(value.uri);
      out.writeUTF(value.checksum);
      out.writeBoolean(value.bundle != null);
      if (value.bundle != null) {
        value.bundle.write(out);
      }
    }

    @Override
    public ModelActivation read(DataInput in) throws IOException {
      return new ModelActivation(
          in.readLong(),
          in.readInt(),
          ModelStamp.read(in),
          in.readUTF(),
          in.readUTF(),
          in.readBoolean() ? BundleContent.read(in) : null);
    }
  }
}
