package io.shoal.job.flow;

import io.shoal.bundle.BundleContent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Word of a model from the one place that decides which model scores which window: told to every
 * subtask before the window that it speaks of ends.
 *
 * @param word what is said
 * @param windowEnd exclusive end of the first window for which it holds; {@link #UNDECIDED} of a
 *     notice
 * @param number of the version in its registry; 0 of a bundle that was never announced
 * @param stamp of the model
 * @param featureSpec text of its feature specification
 * @param uri where the bundle was fetched from
 * @param checksum of the bundle, as {@link BundleContent#checksum()} tells it
 * @param bundle its files; null where they are too many to carry along, so that whoever needs them
 *     fetches them again
 */
public record ModelActivation(
    Word word,
    long windowEnd,
    int number,
    ModelStamp stamp,
    String featureSpec,
    String uri,
    String checksum,
    BundleContent bundle)
    implements ScoringInput, Serializable {
  private static final long serialVersionUID = 2;

  /** Stands for a window that is not decided yet. */
  public static final long UNDECIDED = Long.MAX_VALUE;

  /** What is said of a model. */
  public enum Word {
    /** It will come, and is to be made ready. */
    NOTICE,
    /** From the window on its features are gathered beside those of the model that scores. */
    GATHER,
    /** It scores from the window on. */
    SCORE
  }

  public ModelActivation {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(featureSpec, "featureSpec");
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(checksum, "checksum");
  }

  /** Whether this is the decision that the model scores. */
  public boolean isDecision() {
    return word == Word.SCORE;
  }

  /** Whether two models compute the same features. */
  public boolean hasFeaturesOf(ModelActivation other) {
    return stamp.specHash().equals(other.stamp.specHash());
  }

  /** The same model, which scores from a window on. */
  public ModelActivation from(long firstWindowEnd) {
    return saying(Word.SCORE, firstWindowEnd);
  }

  /** The same model, whose features are gathered from a window on. */
  public ModelActivation gatheredFrom(long firstWindowEnd) {
    return saying(Word.GATHER, firstWindowEnd);
  }

  private ModelActivation saying(Word other, long firstWindowEnd) {
    return new ModelActivation(
        other, firstWindowEnd, number, stamp, featureSpec, uri, checksum, bundle);
  }

  /** The form in which activations travel and are kept. */
  public static final class Form implements Codec<ModelActivation> {
    private static final long serialVersionUID = 2;

    @Override
    public Class<ModelActivation> type() {
      return ModelActivation.class;
    }

    @Override
    public void write(ModelActivation value, DataOutput out) throws IOException {
      out.writeByte(value.word.ordinal());
      out.writeLong(value.windowEnd);
      out.writeInt(value.number);
      value.stamp.write(out);
      Bytes.write(value.featureSpec.getBytes(StandardCharsets.UTF_8), out);
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
          Word.values()[in.readByte()],
          in.readLong(),
          in.readInt(),
          ModelStamp.read(in),
          new String(Bytes.read(in), StandardCharsets.UTF_8),
          in.readUTF(),
          in.readUTF(),
          in.readBoolean() ? BundleContent.read(in) : null);
    }
  }
}
