package io.shoal.embedding;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;

/**
 * An array of weights as ND4J writes it: a buffer that describes the shape, then the buffer of
 * values; each with its mode, length and type before it.
 */
final class WeightArray {
  /** Rank, shape, strides and a few flags of an array of at most 32 dimensions. */
  private static final int MAX_SHAPE = 68;

  private WeightArray() {}

  /**
   * Reads the values. No memory is taken for what is not there.
   *
   * @throws IOException that says why it is no such array
   */
  static float[] read(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      long shape = begin(in, "LONG");
      if (shape < 1 || shape > MAX_SHAPE) {
        throw new IOException("coefficients.bin has a shape of " + shape + " numbers");
      }
      in.skipNBytes(shape * Long.BYTES);
      long length = begin(in, "FLOAT");
      if (length < 1
          || length != in.available() / Float.BYTES
          || in.available() % Float.BYTES != 0) {
        throw new IOException(
            "coefficients.bin names "
                + length
                + " weights, and "
                + in.available()
                + " bytes follow");
      }
      float[] values = new float[(int) length];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readFloat();
      }
      return values;
    } catch (EOFException | UTFDataFormatException e) {
      throw new IOException("coefficients.bin is cut short, or no array of weights", e);
    }
  }

  private static long begin(DataInputStream in, String expected) throws IOException {
    in.readUTF();
    long length = in.readLong();
    String type = in.readUTF();
    if (!type.equals(expected)) {
      throw new IOException("coefficients.bin holds " + type + ", where " + expected + " belongs");
    }
    return length;
  }
}
