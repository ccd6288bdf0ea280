package io.shoal.job.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Bytes in a codec of the core, with a version of their own, as they lie in keyed state. They are
 * never changed, so that a snapshot of the heap can go on beside the next window without a copy of
 * each.
 */
public final class EncodedState implements Codec<byte[]> {
  private static final long serialVersionUID = 1;

  @Override
  public Class<byte[]> type() {
    return byte[].class;
  }

  @Override
  public void write(byte[] value, DataOutput out) throws IOException {
    Bytes.write(value, out);
  }

  @Override
  public byte[] read(DataInput in) throws IOException {
    return Bytes.read(in);
  }
}
