package io.shoal.job.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The features of a user by one specification.
 *
 * @param values feature outputs, before they are scaled
 * @param present which of them had data
 */
public record FeatureVector(float[] values, boolean[] present) {

  /** Writes it. */
  public void write(DataOutput out) throws IOException {
    out.writeShort(values.length);
    for (int i = 0; i < values.length; i++) {
      out.writeFloat(values[i]);
      out.writeBoolean(present[i]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static FeatureVector read(DataInput in) throws IOException {
    float[] values = new float[in.readShort()];
    boolean[] present = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
      present[i] = in.readBoolean();
    }
    return new FeatureVector(values, present);
  }
}
